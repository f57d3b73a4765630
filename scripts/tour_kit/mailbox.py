"""A mail server that keeps what it gets."""

import email
import email.policy
import re
import socketserver
import threading
import time
from urllib.parse import parse_qs, urlsplit

from .surprise import Surprise


class Mail:
    """A mail that arrived."""

    def __init__(self, recipients, content):
        self.recipients = [recipient.lower() for recipient in recipients]
        self.message = email.message_from_bytes(content, policy=email.policy.default)
        self.content = content

    @property
    def subject(self):
        return self.message["Subject"]

    @property
    def text(self):
        part = self.message.get_body(("plain",))
        return part.get_content() if part else ""

    @property
    def html(self):
        part = self.message.get_body(("html",))
        return part.get_content() if part else ""

    def link(self, path):
        """The link to a path of the website, with the values behind its question mark."""
        for found in re.findall(r"https?://[^\s<>\"']+", self.text):
            if urlsplit(found).path == path:
                query = {name: values[0] for name, values in parse_qs(urlsplit(found).query).items()}
                return found, query
        raise Surprise(f"a link to {path}", self.text, "the text of the mail")

    def includes(self, *pieces):
        for piece in pieces:
            if piece not in self.text and piece not in self.html:
                raise Surprise(piece, self.text, "the mail")
        return self

    def lacks(self, *pieces):
        for piece in pieces:
            if piece in self.text or piece in self.html:
                raise Surprise(f"nothing like {piece}", self.text, "the mail")
        return self


class _Conversation(socketserver.StreamRequestHandler):
    """Just enough SMTP (RFC 5321)."""

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self):
        self.say("220 stand-in ESMTP")
        recipients = []
        for line in self.rfile:
            words = line.decode(errors="replace").strip()
            verb = words.split(" ", 1)[0].upper()
            if verb in ("EHLO", "HELO"):
                self.say("250-stand-in")
                self.say("250-8BITMIME")
                self.say("250 SMTPUTF8")
            elif verb == "RCPT":
                recipients.append(re.search(r"<(.*)>", words).group(1))
                self.say("250 OK")
            elif verb == "DATA":
                self.say("354 go on")
                self.server.keep(Mail(recipients, self.data()))
                recipients = []
                self.say("250 OK")
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                recipients = [] if verb in ("MAIL", "RSET") else recipients
                self.say("250 OK")

    def data(self):
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b".") else line)
        return b"".join(lines)


class Mailbox(socketserver.ThreadingTCPServer):
    """Where all mail ends up."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.mails = []
        self.arrived = threading.Condition()
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def keep(self, mail):
        with self.arrived:
            self.mails.append(mail)
            self.arrived.notify_all()

    def take(self, address, seconds=15):
        """Waits for the next mail to an address, and takes it out."""
        until = time.monotonic() + seconds
        with self.arrived:
            while True:
                for mail in self.mails:
                    if address.lower() in mail.recipients:
                        self.mails.remove(mail)
                        return mail
                left = until - time.monotonic()
                if left <= 0:
                    raise Surprise(f"a mail to {address}", "none", f"the post, after {seconds} seconds")
                self.arrived.wait(left)

    def nothing_for(self, address):
        """No mail came to an address so far. The post is not instant, so ask when a later mail has arrived."""
        with self.arrived:
            for mail in self.mails:
                if address.lower() in mail.recipients:
                    raise Surprise(f"no mail to {address}", mail.subject, "the post")
