"""A stand-in for Cloudflare Images."""

import email
import re

from .standin import StandIn


class Cloudflare(StandIn):
    """Keeps which pictures it has, and what came with them."""

    ACCOUNT = "account-of-the-tour"
    TOKEN = "cloudflare-token-of-the-tour"

    def __init__(self):
        super().__init__("Cloudflare")
        self.pictures = {}

    def respond(self, request):
        self.wants(request, "Authorization", f"Bearer {self.TOKEN}", request.headers.get("Authorization"))
        found = re.fullmatch(rf"(?:/client/v4)?/accounts/{self.ACCOUNT}/images/v1(?:/([^/]+)(/blob)?)?", request.path)
        if not found:
            return self.unknown(request)
        name = found.group(1)
        if request.method == "POST" and not name:
            return self.upload(request)
        if request.method in ("GET", "DELETE") and name:
            if name not in self.pictures:
                return 404, {"success": False, "errors": [{"code": 5404, "message": "not found"}], "result": None}
            if request.method == "DELETE":
                del self.pictures[name]
            elif found.group(2):
                return 200, self.pictures[name].get("file", b"")
            return 200, {"success": True, "errors": [], "result": {"id": name}}
        return self.unknown(request)

    def upload(self, request):
        kind = request.headers.get("Content-Type") or ""
        message = email.message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + request.content)
        parts = message.get_payload() if message.is_multipart() else []
        fields = {part.get_param("name", header="content-disposition"): part.get_payload(decode=True) for part in parts}
        self.wants(request, "a file or an address", True, "file" in fields or "url" in fields)
        name = fields.get("id", b"").decode()
        if name in self.pictures:
            return 409, {"success": False, "errors": [{"code": 5409, "message": "Resource already exists"}], "result": None}
        self.pictures[name] = fields
        return 200, {"success": True, "errors": [], "result": {"id": name}}
