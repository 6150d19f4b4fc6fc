"""Who is calling: keys, tokens and scopes, as Google's sign-in gives and checks them."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from urllib.parse import parse_qs

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.auth import crypt, exceptions, jwt

from .calls import json_reply

TOKEN_URI = "https://oauth2.googleapis.com/token"
CLOUD = "https://www.googleapis.com/auth/cloud-platform"
LENDING = {CLOUD, "https://www.googleapis.com/auth/iam"}  # either will do to act as another account
LIFETIME = 3600
SHORT = timedelta(minutes=5)  # that a clock may be wrong; Google names no number
BAD_CLOCK = (
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp "
    "values in the JWT claim."
)
ASSERTION = "urn:ietf:params:oauth:grant-type:jwt-bearer"


@cache
def key_pair():
    """Returns a private and a public key in PEM, made once a process."""
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = made.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = made.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return private.decode(), public.decode()


def service_account_key(email):
    """Returns what the file with a service account's key holds."""
    return {
        "type": "service_account",
        "project_id": "appraisal-project",
        "private_key_id": "0123456789abcdef0123456789abcdef01234567",
        "private_key": key_pair()[0],
        "client_email": email,
        "client_id": "100000000000000000001",
        "auth_uri": "https://accounts.google.com/o/oauth2/auth",
        "token_uri": TOKEN_URI,
        "universe_domain": "googleapis.com",
    }


@dataclass(frozen=True)
class Token:
    """A token that was given out."""

    user: str
    scopes: frozenset
    expires: float


class SignIn:
    """The token endpoint and the service that lends other accounts' names.

    Attributes:
        accounts: service accounts whose key opens the door.
        delegates: people in whose name they may act.
        refreshing: refresh tokens of people to their address and scopes.
        lent: (who, as whom) that impersonation is allowed for.
        skew: how far the servers' clock is ahead of ours.
    """

    def __init__(self, clock, email):
        self.clock = clock
        self.accounts = {email}
        self.delegates = set()
        self.refreshing = {}
        self.lent = set()
        self.tokens = {}
        self.skew = timedelta()
        self._count = count(1)

    def give(self, user, scopes):
        """Returns a new token."""
        text = f"ya29.played-{next(self._count)}"
        self.tokens[text] = Token(user, frozenset(scopes), self.clock.now() + LIFETIME)
        return text

    def known(self, header):
        """Returns the token of an Authorization header, or None when it is unknown or has expired."""
        token = self.tokens.get((header or "").removeprefix("Bearer "))
        return token if token and token.expires > self.clock.now() else None

    def expire(self):
        """Makes every token that was given out worthless, before its time."""
        self.tokens.clear()

    def token(self, body):
        """Answers the token endpoint."""
        form = {name: words[0] for name, words in parse_qs(body).items()}
        if form.get("grant_type") == ASSERTION:
            return self._asserted(form.get("assertion", ""))
        if form.get("grant_type") == "refresh_token":
            return self._refreshed(form)
        return _refused("unsupported_grant_type", f"Invalid grant_type: {form.get('grant_type')}")

    def _asserted(self, assertion):
        try:
            claims = jwt.decode(assertion, certs=key_pair()[1], audience=TOKEN_URI)
        except (ValueError, exceptions.GoogleAuthError):
            return _refused("invalid_grant", "Invalid JWT Signature.")
        if abs(self.skew) > SHORT:
            return _refused("invalid_grant", BAD_CLOCK)
        if claims["iss"] not in self.accounts:
            return _refused("invalid_grant", "Invalid grant: account not found")
        user = claims.get("sub", claims["iss"])
        if user != claims["iss"] and user not in self.delegates:
            said = (
                "Client is unauthorized to retrieve access tokens using this method, or client not authorized for any "
                "of the scopes requested."
            )
            return _refused("unauthorized_client", said, 401)
        return self._given(user, claims.get("scope", "").split())

    def _refreshed(self, form):
        if form.get("refresh_token") not in self.refreshing:
            return _refused("invalid_grant", "Token has been expired or revoked.")
        user, scopes = self.refreshing[form["refresh_token"]]
        return self._given(user, form["scope"].split() if form.get("scope") else scopes)

    def _given(self, user, scopes):
        if not scopes:
            return _refused("invalid_scope", "Invalid OAuth scope or ID token audience provided.")
        answer = {"access_token": self.give(user, scopes), "expires_in": LIFETIME - 1, "token_type": "Bearer"}
        return json_reply(200, answer)

    def lend(self, header, target, wish, body):
        """Answers iamcredentials: a token in another service account's name, or a text that it signs."""
        caller = self.known(header)
        if caller is None or not caller.scopes & LENDING or (caller.user, target) not in self.lent:
            said = "Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist)."
            return json_reply(403, {"error": {"code": 403, "message": said, "status": "PERMISSION_DENIED"}})
        if wish == "signJwt":
            signed = jwt.encode(crypt.RSASigner.from_string(key_pair()[0]), json.loads(body["payload"]))
            return json_reply(200, {"keyId": "played", "signedJwt": signed.decode()})
        until = datetime.now(UTC) + timedelta(seconds=LIFETIME)  # google-auth judges it by the machine's clock
        token = self.give(target, body["scope"])
        return json_reply(200, {"accessToken": token, "expireTime": until.strftime("%Y-%m-%dT%H:%M:%SZ")})


def _refused(error, description, status=400):
    return json_reply(status, {"error": error, "error_description": description})
