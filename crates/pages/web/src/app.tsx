// The frame: what is on every page, and which page is shown.

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { levelOf } from "./api/account.ts";
import { Speaking, useFirstText, useLanguage } from "./i18n/index.tsx";
import { Acting } from "./pages/acting.tsx";
import { ComeIn } from "./pages/come-in.tsx";
import { Left } from "./pages/left.tsx";
import { Newsletter } from "./pages/newsletter.tsx";
import { Refused } from "./pages/refused.tsx";
import { go, href, leaveBy, useLocation } from "./router.ts";
import { SessionProvider, useSession } from "./session.tsx";
import { Show, useLoad } from "./ui/load.tsx";
import { Notice } from "./ui/notice.tsx";
import { inWords } from "./ui/problem.tsx";
import { LanguageChoice } from "./ui/language-choice.tsx";

export function App() {
  return (
    <Speaking>
      <SessionProvider>
        <Frame />
      </SessionProvider>
    </Speaking>
  );
}

function Frame() {
  const { state, acting } = useSession();
  const { path } = useLocation();
  const text = useFirstText();
  const main = useRef<HTMLElement>(null);
  const [page = "keys"] = path;

  // Whoever listens to the page instead of looking at it hears that it is another one.
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus();
  }, [path.join("/")]);
  useEffect(() => {
    document.title = text.common.title;
  }, [text]);
  // While we ask who has that token, their pages may come already.
  useEffect(() => {
    if (state.kind === "asking") fetchSignedIn().catch(() => {});
  }, [state.kind]);

  return (
    <>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>
        {text.common.skip}
      </a>
      <header class="top">
        <a class="brand" href={href()}>
          <img src="/avatar.svg" alt="" width="32" height="32" /> <span class="word">FreeSewing</span>
        </a>
        {state.kind === "in" && <Menu page={page} level={levelOf(state.account.role)} />}
        <div class="end">
          <LanguageChoice />
          {state.kind === "in" && !acting && <SignOut />}
        </div>
      </header>
      <Acting />
      <main id="main" ref={main} tabIndex={-1} class={state.kind === "in" ? "" : "narrow"}>
        <Page path={path} />
      </main>
    </>
  );
}

function Page({ path }: { path: readonly string[] }): ComponentChildren {
  const { state, again } = useSession();
  const text = useFirstText();
  // Whether somebody is signed in does not matter to it.
  if (path[0] === "newsletter") return <Newsletter what={path[1]} />;
  switch (state.kind) {
    case "asking":
      return <p class="loading" role="status">{text.common.loading}</p>;
    case "nobody":
      return path[0] === "left" ? <Left how={path[1]} /> : <ComeIn path={path} />;
    case "failed":
      return (
        <>
          <h1>{text.common.title}</h1>
          <Notice kind="bad">{inWords(text, state.error)}</Notice>
          <button type="button" class="primary" onClick={again}>{text.common.again}</button>
        </>
      );
    case "refused":
      return <Refused why={state.why} />;
    case "in":
      return <SignedIn path={path} />;
  }
}

/** The pages of who is signed in are a file of their own, so that the first page is there sooner. */
const fetchSignedIn = () => import("./pages/signed-in.tsx");

function SignedIn({ path }: { path: readonly string[] }) {
  const { text, sayAll } = useLanguage();
  const [pages] = useLoad(async () => {
    const [fetched] = await Promise.all([fetchSignedIn(), sayAll()]);
    return fetched;
  }, []);
  if (pages.kind === "failed") {
    // They may be of a newer server by now, under another name.
    const anew = () => window.location.reload();
    return (
      <>
        <Notice kind="bad">{inWords(text, pages.error)}</Notice>
        <button type="button" class="primary" onClick={anew}>{text.common.again}</button>
      </>
    );
  }
  return <Show of={pages}>{({ SignedInPage }) => <SignedInPage path={path} />}</Show>;
}

/** Pages that are not in the menu themselves, and where they belong. */
const PART_OF: Readonly<Record<string, string>> = { confirm: "account", curated: "sets", more: "keys" };

function Menu({ page, level }: { page: string; level: number }) {
  const { pages, menu } = useFirstText().common;
  const entries: [string, string][] = [
    ["keys", pages.keys],
    ["sets", pages.sets],
    ["patterns", pages.patterns],
    ["bookmarks", pages.bookmarks],
    ["account", pages.account],
  ];
  if (level >= 5) entries.push(["maintain", pages.maintain]);
  return (
    <nav aria-label={menu}>
      <ul>
        {entries.map(([name, label]) => (
          <li key={name}>
            <a href={href(name)} aria-current={name === (PART_OF[page] ?? page) ? "page" : undefined}>{label}</a>
          </li>
        ))}
        <li><a href="/docs/guide">{pages.guide}</a></li>
        <li><a href="/docs/">{pages.docs}</a></li>
      </ul>
    </nav>
  );
}

function SignOut() {
  const { leave } = useSession();
  // Whoever signs in next need not be the same person.
  const out = () => {
    leave();
    go(href());
  };
  return <button type="button" onClick={() => leaveBy(out)}>{useFirstText().common.signOut}</button>;
}
