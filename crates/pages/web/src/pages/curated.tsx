// The curated sets, to take a copy of.

import { useState } from "preact/hooks";
import { cloneCurated, type CuratedSet, curatedWords, listCurated, publishCurated, tagsOf } from "../api/sets.ts";
import { useFormat, useLanguage, useText } from "../i18n/index.tsx";
import { isName, NAMES } from "../measurements/list.ts";
import { go, href } from "../router.ts";
import { useAccount, useLevel, useSession } from "../session.tsx";
import { Switch } from "../ui/forms.tsx";
import { Show, useLoad } from "../ui/load.tsx";
import { Notice } from "../ui/notice.tsx";
import { useProblem } from "../ui/problem.tsx";
import { ruler } from "../units/index.ts";

export function CuratedSets() {
  const { api } = useSession();
  const text = useText().sets;
  const curates = useLevel() >= 5;
  const [sets, again] = useLoad(() => listCurated(api, curates), [api, curates]);
  return (
    <>
      <p><a href={href("sets")}>← {text.back}</a></p>
      <h1>{text.curatedTitle}</h1>
      <p>{text.curatedLead}</p>
      <Show of={sets}>
        {(all) =>
          all.length === 0 ? (
            <p class="empty">{text.curatedNone}</p>
          ) : (
            <ul class="cards">{all.map((set) => <Entry key={set.id} set={set} curates={curates} onChanged={again} />)}</ul>
          )
        }
      </Show>
    </>
  );
}

function Entry({ set, curates, onChanged }: { set: CuratedSet; curates: boolean; onChanged: () => void }) {
  const { api } = useSession();
  const { language } = useLanguage();
  const { imperial } = useAccount();
  const text = useText().sets;
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const [problem, tell] = useProblem();
  const words = curatedWords(set, language);
  const filled = Object.keys(set.measies).filter(isName).length;
  const tags = tagsOf(set);
  const clone = async () => {
    setBusy(true);
    tell(null);
    try {
      const mine = await cloneCurated(api, set.id, words.language);
      go(href("sets", mine.id));
    } catch (error) {
      tell(error);
      setBusy(false);
    }
  };
  const publish = async (published: boolean) => {
    tell(null);
    await publishCurated(api, set.id, published).then(onChanged, tell);
  };
  return (
    <li class="card">
      <h2 lang={words.language}>{words.name}</h2>
      <p class="soft">
        {text.height(ruler(imperial ? "imperial" : "metric", language).about(set.height * 10, "mm"))}
        <br />
        {text.filled(format.number(filled), format.number(NAMES.length))}
      </p>
      {words.notes !== "" && words.notes !== "--" && <p class="notes" lang={words.language}>{words.notes}</p>}
      {curates && (
        <>
          <p class="tags">
            <span class={set.published ? "tag good" : "tag"}>{set.published ? text.published : text.unpublished}</span>
          </p>
          <Switch label={text.publishCurated} checked={set.published} onChecked={(yes) => void publish(yes)} />
        </>
      )}
      {tags.length > 0 && <p class="tags">{tags.map((tag) => <span key={tag} class="tag">{tag}</span>)}</p>}
      {problem && <Notice kind="bad">{problem}</Notice>}
      <div class="ends">
        <button type="button" onClick={clone} disabled={busy} aria-busy={busy} aria-label={text.cloneWhat(words.name)}>
          {text.clone}
        </button>
      </div>
    </li>
  );
}
