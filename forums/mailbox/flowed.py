"""Text of format=flowed (RFC 3676): lines that end with a space go on in the next."""


def unflowed(text: str, *, delsp: bool = False) -> str:
    """Join the lines of each paragraph; quotes keep their depth."""
    lines: list[tuple[int, str]] = []
    goes_on = False
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        said = line[depth:].removeprefix(" ")
        is_signature = said == "-- "
        if goes_on and lines[-1][0] == depth and not is_signature:
            lines[-1] = (depth, lines[-1][1] + said)
        else:
            lines.append((depth, said))
        goes_on = said.endswith(" ") and not is_signature
        if goes_on and delsp:
            lines[-1] = (depth, lines[-1][1][:-1])
    return "\n".join(f"{'>' * depth} {said}" if depth else said for depth, said in lines)
