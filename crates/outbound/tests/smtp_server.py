"""A real SMTP server for tests.

Usage: smtp_server.py [--tls starttls|implicit --certificate FILE --key FILE] [--user NAME --password WORD]

Prints one JSON line with its port, then one for each mail that arrives. Recipients whose name begins with "refused" get
a 550, with "later" a 451. Ends when its standard input is closed.
"""

import argparse
import asyncio
import json
import logging
import ssl
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


def say(**fields):
    print(json.dumps(fields), flush=True)


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return f"550 5.1.1 <{address}> is unknown here"
        if address.startswith("later"):
            return f"451 4.7.1 <{address}> is busy, come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        say(
            peer_port=session.peer[1],
            hello=session.host_name,
            tls=session.ssl is not None or server.implicit_tls,
            user=(session.auth_data.login.decode() if session.authenticated else None),
            mail_from=envelope.mail_from,
            rcpt_tos=envelope.rcpt_tos,
            data=envelope.original_content.decode("utf-8"),
        )
        return "250 OK"


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tls", choices=["starttls", "implicit"])
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--user")
    parser.add_argument("--password")
    return parser.parse_args()


def factory(args, context):
    def authenticate(server, session, envelope, mechanism, data):
        right = LoginPassword(args.user.encode(), args.password.encode())
        return AuthResult(success=data == right, handled=False, auth_data=data)

    def make():
        server = SMTP(
            Handler(),
            hostname="mail.example.org",
            enable_SMTPUTF8=True,
            tls_context=context if args.tls == "starttls" else None,
            require_starttls=args.tls == "starttls",
            authenticator=authenticate if args.user else None,
            auth_required=args.user is not None,
            auth_require_tls=False,
        )
        server.implicit_tls = args.tls == "implicit"
        return server

    return make


async def main():
    # It warns of signing in without TLS, which is what some tests do on purpose.
    warnings.simplefilter("ignore")
    logging.disable()
    args = arguments()
    context = None
    if args.tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(args.certificate, args.key)
    loop = asyncio.get_running_loop()
    implicit = context if args.tls == "implicit" else None
    server = await loop.create_server(factory(args, context), "127.0.0.1", 0, ssl=implicit)
    say(port=server.sockets[0].getsockname()[1])
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
