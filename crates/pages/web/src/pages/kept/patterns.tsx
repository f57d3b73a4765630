// The patterns that somebody kept.

import { useState } from "preact/hooks";
import { listPatterns, type Pattern, publicPattern, removePattern, updatePattern } from "../../api/kept.ts";
import { hasPicture, listSets, type MeasurementSet, pictureOf } from "../../api/sets.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { href } from "../../router.ts";
import { useSession } from "../../session.tsx";
import { setsBehind } from "../../sets/behind.ts";
import { notesOf } from "../../sets/draft.ts";
import { Copyable } from "../../ui/copy.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Form, Switch } from "../../ui/forms.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useProblem } from "../../ui/problem.tsx";
import { useRemoving } from "./removing.tsx";

export function Patterns() {
  const { api } = useSession();
  const text = useText().kept;
  const [patterns, again] = useLoad(() => listPatterns(api), [api]);
  const [renaming, setRenaming] = useState<Pattern | null>(null);
  // The pages do without them if they cannot be had.
  const [sets] = useLoad(() => listSets(api).catch(() => []), [api]);
  const nameOf = (pattern: Pattern) => patternName(pattern) || text.unnamed;
  const removing = useRemoving<Pattern>({
    title: text.removePattern,
    question: (pattern) => text.removeAsk(nameOf(pattern)),
    done: text.removed,
    remove: ({ id }) => removePattern(api, id),
    again,
  });
  return (
    <>
      <h1 ref={removing.heading} tabIndex={-1}>{text.patterns}</h1>
      <p>{text.patternsLead}</p>
      {removing.notice}
      <Show of={patterns}>
        {(all) =>
          all.length === 0 ? (
            <p class="empty">{text.patternsNone}</p>
          ) : (
            <ul class="cards">
              {all.map((pattern) => (
                <Entry
                  key={pattern.id}
                  pattern={pattern}
                  name={nameOf(pattern)}
                  sets={sets.kind === "ready" ? setsBehind(pattern.settings, sets.value) : []}
                  onChanged={again}
                  onRename={() => setRenaming(pattern)}
                  onRemove={() => removing.ask(pattern)}
                />
              ))}
            </ul>
          )
        }
      </Show>
      {renaming !== null && (
        <Rename
          pattern={renaming}
          onDone={() => {
            setRenaming(null);
            again();
          }}
          onClose={() => setRenaming(null)}
        />
      )}
      {removing.question}
    </>
  );
}

/** The server writes `--` where there is no name; so do the notes. */
const patternName = ({ name }: Pattern) => (name === "--" ? "" : name.trim());

interface EntryProps {
  pattern: Pattern;
  name: string;
  /** The sets that it may have been drafted to. */
  sets: readonly MeasurementSet[];
  onChanged: () => void;
  onRename: () => void;
  onRemove: () => void;
}

function Entry({ pattern, name, sets: behind, onChanged, onRename, onRemove }: EntryProps) {
  const { api } = useSession();
  const { kept: text, sets, common, maintain } = useText();
  const format = useFormat();
  const [problem, tell] = useProblem();
  const publish = async (open: boolean) => {
    tell(null);
    await updatePattern(api, pattern.id, { public: open }).then(onChanged, tell);
  };
  return (
    <li class="card" data-entry={pattern.id}>
      <div class="headed">
        <h2>{name}</h2>
        {hasPicture(pattern) && <img src={pictureOf(pattern)} alt="" width="48" height="48" loading="lazy" />}
      </div>
      <p class="tags">
        <span class={pattern.public ? "tag good" : "tag"}>{pattern.public ? sets.public : sets.private}</span>
      </p>
      <p class="soft">
        {text.design(pattern.design)}
        <br />
        {sets.updated(format.date(pattern.updatedAt ?? pattern.createdAt))}
      </p>
      {behind.length > 0 && (
        <p class="soft">
          {text.same}{" "}
          {behind.map((set, at) => (
            <>{at > 0 && ", "}<a key={set.id} href={href("sets", set.id)}>{set.name.trim() || text.unnamed}</a></>
          ))}
        </p>
      )}
      {notesOf(pattern).trim() !== "" && <p class="notes">{notesOf(pattern)}</p>}
      <Switch label={text.publish} checked={pattern.public} onChecked={(open) => void publish(open)} />
      {pattern.public && <Copyable label={text.link} value={publicPattern(pattern.id)} />}
      {problem && <Notice kind="bad">{problem}</Notice>}
      <div class="ends">
        <button type="button" aria-label={text.renameWhat(name)} onClick={onRename}>{text.rename}</button>
        <button type="button" class="danger" aria-label={maintain.removeWhat(name)} onClick={onRemove}>{common.remove}</button>
      </div>
    </li>
  );
}

function Rename({ pattern, onDone, onClose }: { pattern: Pattern; onDone: () => void; onClose: () => void }) {
  const { api } = useSession();
  const { kept: text, common } = useText();
  const [name, setName] = useState(patternName(pattern));
  const save = async () => {
    await updatePattern(api, pattern.id, { name: name.trim() });
    onDone();
  };
  return (
    <Dialog title={text.rename} onClose={onClose}>
      <Form action={common.save} onSubmit={save} disabled={name.trim() === ""}>
        <Field label={text.name} value={name} onValue={setName} maxLength={500} autocomplete="off" required autofocus />
      </Form>
    </Dialog>
  );
}
