"""The settings of allauth that are the same everywhere. settings.py takes them all."""

from operator import attrgetter

ACCOUNT_ADAPTER = "directory.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = attrgetter("name")
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_SIGNUP_FORM_CLASS = "directory.entrance.SignupForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_SESSION_REMEMBER = False  # shared office computers
# A ministry is one address: strict for each account, generous for each address.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "100/m/ip,5/5m/key",
    "signup": "60/m/ip",
    "join": "60/m/ip",
    # No way in, and the same counter: a school that speaks of a child is one address.
    "concern": "60/h/ip",
    "request_login_code": "300/m/ip,3/m/key",
    "reset_password": "100/m/ip,5/m/key",
    "reset_password_from_key": "100/m/ip",
}
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Havn: "
# An open page is not enough to take an account over by another address.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a letter for every change of how somebody signs in
FORMS = "directory.forms.sign_in"
ACCOUNT_FORMS = {
    "add_email": f"{FORMS}.AddEmailForm",
    "change_email": f"{FORMS}.ChangeEmailForm",
    "change_password": f"{FORMS}.ChangePasswordForm",
    "confirm_email_verification_code": f"{FORMS}.ConfirmEmailVerificationCodeForm",
    "confirm_login_code": f"{FORMS}.ConfirmLoginCodeForm",
    "login": f"{FORMS}.LoginForm",
    "reauthenticate": f"{FORMS}.ReauthenticateForm",
    "request_login_code": f"{FORMS}.RequestLoginCodeForm",
    "reset_password": f"{FORMS}.ResetPasswordForm",
    "reset_password_from_key": f"{FORMS}.ResetPasswordKeyForm",
    "set_password": f"{FORMS}.SetPasswordForm",
    "signup": f"{FORMS}.SignupForm",
}
MFA_FORMS = {
    "activate_totp": f"{FORMS}.ActivateTOTPForm",
    "add_webauthn": f"{FORMS}.AddWebAuthnForm",
    "authenticate": f"{FORMS}.AuthenticateForm",
    "edit_webauthn": f"{FORMS}.EditWebAuthnForm",
    "reauthenticate": f"{FORMS}.ReauthenticateByCodeForm",
}
MFA_ADAPTER = "directory.adapter.MFAAdapter"
MFA_TOTP_ISSUER = "Havn"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
USERSESSIONS_ADAPTER = "directory.adapter.SessionsAdapter"
SOCIALACCOUNT_ADAPTER = "directory.connecting.ConnectionAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False  # who comes by their organisation applies like anybody
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # an address alone opens nobody's account
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_FORMS = {"signup": f"{FORMS}.ConnectedSignupForm"}
