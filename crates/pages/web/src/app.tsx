// The frame: what is on every page, and which page is shown.

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { levelOf } from "./api/account.ts";
import { Speaking, useText } from "./i18n/index.tsx";
import { AccountPages } from "./pages/account/index.tsx";
import { NewEmail } from "./pages/account/new-email.tsx";
import { Acting } from "./pages/acting.tsx";
import { ComeIn } from "./pages/come-in.tsx";
import { CuratedSets } from "./pages/curated.tsx";
import { KeyPages } from "./pages/keys/index.tsx";
import { More } from "./pages/more.tsx";
import { Bookmarks } from "./pages/kept/bookmarks.tsx";
import { Patterns } from "./pages/kept/patterns.tsx";
import { Left } from "./pages/left.tsx";
import { MaintainPages } from "./pages/maintain/index.tsx";
import { AlreadyIn, GoHome } from "./pages/already-in.tsx";
import { Newsletter } from "./pages/newsletter.tsx";
import { Refused } from "./pages/refused.tsx";
import { SetPages } from "./pages/sets/index.tsx";
import { go, href, leaveBy, useLocation } from "./router.ts";
import { SessionProvider, useSession } from "./session.tsx";
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
  const text = useText();
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
  const text = useText();
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
      return <SignedInPage path={path} />;
  }
}

function SignedInPage({ path }: { path: readonly string[] }) {
  const { query } = useLocation();
  const text = useText();
  const [page = "keys", ...rest] = path;
  switch (page) {
    case "keys":
      return <KeyPages path={rest} />;
    case "more":
      return <More />;
    case "sets":
      return <SetPages path={rest} />;
    case "curated":
      return <CuratedSets />;
    case "patterns":
      return <Patterns />;
    case "bookmarks":
      return <Bookmarks />;
    case "account":
      return <AccountPages path={rest} />;
    case "maintain":
      return <MaintainPages path={rest} />;
    case "confirm":
      // The other links of that kind are for those who are not signed in.
      if (rest[0] !== "emailchange") return <AlreadyIn />;
      return <NewEmail id={query.get("id") ?? ""} check={query.get("check") ?? ""} />;
    case "signup":
    case "oauth":
      // Another tab has come in meanwhile.
      return <GoHome />;
    default:
      return <p>{text.common.notFound}</p>;
  }
}

/** Pages that are not in the menu themselves, and where they belong. */
const PART_OF: Readonly<Record<string, string>> = { confirm: "account", curated: "sets", more: "keys" };

function Menu({ page, level }: { page: string; level: number }) {
  const { pages, menu } = useText().common;
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
  return <button type="button" onClick={() => leaveBy(out)}>{useText().common.signOut}</button>;
}
