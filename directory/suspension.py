"""A suspended member signs in to one page, to their own data and to the way out."""

from django.shortcuts import redirect, render

# Why, and what is theirs whatever they did: their data, leaving, and what nobody is ever refused.
OPEN = {
    *("sanctions", "sanction_appeal", "decision", "decision_appeal"),
    *("guidelines", "accept_guidelines", "privacy", "document_version"),
    *("settings_data", "settings_data_copy", "settings_correction", "settings_restriction"),
    *("settings_leave", "left", "account_logout"),
    *("concern", "concern_state", "help", "about", "status", "accessibility"),
    *("language", "healthz", "readyz"),
    # Showing again who they are, before they take their data or leave.
    *("account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
    *("mailed_code", "second_factor", "mfa_activate_totp", "mfa_add_webauthn"),
}


def turned_away(request):
    """The answer to a suspended member who wants anything else; None for everybody else."""
    member = request.user
    if not member.is_authenticated or not member.is_suspended:
        return None
    if request.resolver_match.url_name in OPEN:
        return None
    return redirect("sanctions") if goes_there(request) else render(request, "403.html", status=403)


def goes_there(request) -> bool:
    """Whether a person goes to a page. A script takes a redirect for an answer."""
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    return mode == "navigate" and not request.path.startswith("/api/")
