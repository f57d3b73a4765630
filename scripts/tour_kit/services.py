"""Everything outside of the server, as stand-ins, and the settings that lead the server to them."""

from .cloudflare import Cloudflare
from .github import GitHub
from .mailbox import Mailbox
from .providers import GitHubSite, Google
from .surprise import Surprise

SITE = "https://next.freesewing.org"
INVITES = {"NL": "hash-nl", "FR": "hash-fr", "DE": "hash-de", "ES": "hash-es", "UK": "hash-uk"}


class Services:
    """All of them."""

    def __init__(self):
        self.mailbox = Mailbox()
        self.github_site = GitHubSite(f"{SITE}/signin/callback/github")
        self.google = Google(f"{SITE}/signin/callback/google")
        self.github = GitHub(self.github_site.people)
        self.cloudflare = Cloudflare()

    @property
    def _web(self):
        return [self.github_site, self.google, self.github, self.cloudflare]

    @property
    def settings(self):
        """How the server finds them. Pictures stay on disk, unless a section says otherwise."""
        oauth = {}
        for name, provider in (("GITHUB", self.github_site), ("GOOGLE", self.google)):
            oauth |= {
                f"BACKEND_ENABLE_OAUTH_{name}": "yes",
                f"BACKEND_OAUTH_{name}_SITE": provider.url,
                f"BACKEND_OAUTH_{name}_CLIENT_ID": provider.client,
                f"BACKEND_OAUTH_{name}_CLIENT_SECRET": provider.secret,
                f"BACKEND_OAUTH_{name}_CALLBACK_SITE": SITE,
            }
        return {
            "BACKEND_MAIL_URL": self.mailbox.url,
            "BACKEND_ENABLE_GITHUB": "yes",
            "BACKEND_GITHUB_TOKEN": self.github.TOKEN,
            "BACKEND_GITHUB_API": self.github.url,
            **oauth,
            **{f"BACKEND_CROWDIN_INVITE_{language}": invite for language, invite in INVITES.items()},
        }

    @property
    def cloudflare_settings(self):
        """How the server keeps its pictures there."""
        return {
            "BACKEND_ENABLE_CLOUDFLARE_IMAGES": "yes",
            "BACKEND_CLOUDFLARE_ACCOUNT": self.cloudflare.ACCOUNT,
            "BACKEND_CLOUDFLARE_IMAGES_TOKEN": self.cloudflare.TOKEN,
            "BACKEND_CLOUDFLARE_API": self.cloudflare.url,
        }

    def no_complaints(self):
        for service in self._web:
            if service.complaints:
                complaint = service.complaints.pop(0)
                raise Surprise("what this service takes", complaint, service.name)

    def stop(self):
        self.mailbox.shutdown()
        self.mailbox.server_close()
        for service in self._web:
            service.stop()
