// What people proposed, to be accepted or removed.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import {
  acceptPack, acceptSet, listSuggestedPacks, listSuggestedSets, publishSet, removeSuggestion, type SuggestedPack, type SuggestedSet,
} from "../../api/suggestions.ts";
import { ApiError } from "../../api/client.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { href } from "../../router.ts";
import { useLevel, useSession } from "../../session.tsx";
import { Ask } from "../../ui/ask.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Form } from "../../ui/forms.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useProblem } from "../../ui/problem.tsx";
import { useReturnFocus } from "../../ui/return-focus.ts";

export function Suggestions() {
  return (
    <>
      <Sets />
      <Packs />
    </>
  );
}

function Sets() {
  const { api } = useSession();
  const text = useText().maintain;
  const [sets, again] = useLoad(() => listSuggestedSets(api), [api]);
  const [outcome, tell] = useState<OutcomeOf>(null);
  const { heading, goBack } = useReturnFocus();
  const done = (came: OutcomeOf) => {
    tell(came);
    goBack();
    again();
  };
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>{text.suggestedSets}</h2>
      <Outcome key={outcome} of={outcome} />
      <Show of={sets}>
        {(all) => (
          <Cards empty={all.length === 0}>
            {all.map((set) => (
              <Entry
                key={set.id}
                list="sets"
                suggestion={set}
                name={set.data.name}
                accept={async () => done(await acceptSet(api, set.id))}
                onRemoved={() => done("removed")}
              >
                <img src={`/images/sugset-${encodeURIComponent(set.id)}`} alt="" width="96" height="96" loading="lazy" />
                <p>{text.height(inText(set.data.height))}</p>
                {set.data.notes !== undefined && <p class="notes">{set.data.notes}</p>}
              </Entry>
            ))}
          </Cards>
        )}
      </Show>
    </section>
  );
}

function Packs() {
  const { api } = useSession();
  const text = useText().maintain;
  const [packs, again] = useLoad(() => listSuggestedPacks(api), [api]);
  const [naming, setNaming] = useState<SuggestedPack | null>(null);
  const [outcome, tell] = useState<OutcomeOf>(null);
  const { heading, goBack } = useReturnFocus();
  const done = (came: OutcomeOf) => {
    tell(came);
    goBack();
    again();
  };
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>{text.suggestedPacks}</h2>
      <Outcome of={outcome} />
      <Show of={packs}>
        {(all) => (
          <Cards empty={all.length === 0}>
            {all.map((pack) => (
              <Entry
                key={pack.id}
                list="packs"
                suggestion={pack}
                name={pack.data.design}
                accept={async () => setNaming(pack)}
                onRemoved={() => done("removed")}
              >
                <p class="notes">{pack.data.notes}</p>
                <pre tabIndex={0} aria-label={text.suggestedPacks}><code>{JSON.stringify(pack.data.options, null, 2)}</code></pre>
              </Entry>
            ))}
          </Cards>
        )}
      </Show>
      {naming !== null && (
        <NamePack
          pack={naming}
          onClose={() => setNaming(null)}
          onDone={() => {
            setNaming(null);
            done("pack");
          }}
        />
      )}
    </section>
  );
}

/** What came of a suggestion: the number of the curated set that was made of it, that it is a pack now, or that it is gone. */
type OutcomeOf = number | "pack" | "removed" | null;

/** A set that was accepted is for everybody only when it is published, so that is the next step. */
function Outcome({ of: outcome }: { of: OutcomeOf }) {
  const { api } = useSession();
  const text = useText().maintain;
  const [published, setPublished] = useState(false);
  if (outcome === null) return null;
  if (outcome === "removed") return <Notice kind="good">{text.removed}</Notice>;
  if (outcome === "pack") return <Notice kind="good">{text.acceptedPack}</Notice>;
  if (published) return <Notice kind="good">{text.published}</Notice>;
  const show = async () => {
    await publishSet(api, outcome);
    setPublished(true);
  };
  return (
    <Notice kind="good">
      <p>{text.acceptedSet}</p>
      <Form action={text.publish} plain onSubmit={show}>{null}</Form>
    </Notice>
  );
}

/** The height of somebody, in whatever form it was sent. */
function inText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function Cards({ empty, children }: { empty: boolean; children: ComponentChildren }) {
  const text = useText().maintain;
  return empty ? <p class="empty">{text.suggestionsNone}</p> : <ul class="cards">{children}</ul>;
}

interface EntryProps {
  list: "sets" | "packs";
  suggestion: SuggestedSet | SuggestedPack;
  name: string;
  accept: () => Promise<void>;
  onRemoved: () => void;
  children: ComponentChildren;
}

function Entry({ list, suggestion, name, accept, onRemoved, children }: EntryProps) {
  const { api } = useSession();
  const { maintain: text, common } = useText();
  const format = useFormat();
  const level = useLevel();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, tell] = useProblem();
  const [lost, setLost] = useState(false);
  const take = async () => {
    if (busy) return;
    setBusy(true);
    setLost(false);
    tell(null);
    await accept().catch((error: unknown) => {
      // Also when somebody was faster, or the set is somebody else's and not public: the API does not say which.
      if (error instanceof ApiError && error.status === 404) setLost(true);
      else tell(error);
    });
    setBusy(false);
  };
  const remove = async () => {
    await removeSuggestion(api, list, suggestion.id);
    setAsking(false);
    onRemoved();
  };
  const who = suggestion.userId;
  return (
    <li class="card">
      <h3>{name}</h3>
      {children}
      <p class="soft">
        {text.proposed(format.date(suggestion.createdAt))}
        {who !== null && level >= 9 && <> · <a href={href("maintain", "users", who)}>{text.gone(String(who))}</a></>}
      </p>
      {(lost || problem !== null) && <Notice kind="bad">{lost ? text.acceptFailed : problem}</Notice>}
      <div class="ends">
        <button type="button" aria-label={text.acceptWhat(name)} aria-busy={busy} onClick={() => void take()}>{text.accept}</button>
        <button type="button" class="danger" aria-label={text.removeWhat(name)} onClick={() => setAsking(true)}>{common.remove}</button>
      </div>
      {asking && (
        <Ask
          title={text.removeWhat(name)}
          question={text.removeAsk(name)}
          yes={common.remove}
          onYes={remove}
          onNo={() => setAsking(false)}
        />
      )}
    </li>
  );
}

/** A pack is proposed without a name, and kept with one. */
function NamePack({ pack, onDone, onClose }: { pack: SuggestedPack; onDone: () => void; onClose: () => void }) {
  const { api } = useSession();
  const text = useText().maintain;
  const [name, setName] = useState("");
  const accept = async () => {
    await acceptPack(api, pack, name.trim());
    onDone();
  };
  return (
    <Dialog title={text.acceptWhat(pack.data.design)} onClose={onClose}>
      <Form action={text.accept} onSubmit={accept} disabled={name.trim() === ""}>
        <Field label={text.englishName} value={name} onValue={setName} maxLength={500} autocomplete="off" required autofocus />
      </Form>
    </Dialog>
  );
}
