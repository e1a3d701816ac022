"""Numbers of nobody, for what the privacy scan must keep out."""

# A Finnish personal code in its strong writing.
CODE = "131052-308T"
# Eleven digits that may be a personal code, and may be the number of a form.
DOUBTFUL = "The form is number 37605030291."
