// What the editor of a set holds: the draft, saving it, and keeping up with what other windows save.

import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError } from "../../api/client.ts";
import { createSet, getSet, type MeasurementSet, updateSet } from "../../api/sets.ts";
import { useLanguage } from "../../i18n/index.tsx";
import type { Name } from "../../measurements/list.ts";
import { goInstead, href } from "../../router.ts";
import { useSession } from "../../session.tsx";
import { changes, type Draft, isChanged, measuredIn, open, settledIn, typed, valuesOf } from "../../sets/draft.ts";
import { clashes, type FieldName, rebased } from "../../sets/merge.ts";
import { ruler } from "../../units/index.ts";

/** The same fields, saved elsewhere and edited here. */
export interface Clash {
  readonly there: MeasurementSet;
  readonly fields: readonly FieldName[];
}

export function useEditing(saved: MeasurementSet) {
  const { api } = useSession();
  const { language } = useLanguage();
  const rulerFor = (imperial: boolean) => ruler(imperial ? "imperial" : "metric", language);
  const [set, setSet] = useState(saved);
  const [draft, setDraft] = useState(() => open(saved, rulerFor(saved.imperial)));
  // What the warnings speak of: not what is half typed.
  const [settled, setSettled] = useState(() => valuesOf(draft));
  const [clash, setClash] = useState<Clash | null>(null);
  const [gone, setGone] = useState(false);
  const [caughtUp, setCaughtUp] = useState(false);
  const [keptAs, setKeptAs] = useState<number | null>(null);
  const units = rulerFor(draft.imperial);

  const catchUp = (there: MeasurementSet, base: MeasurementSet, edited: Draft) => {
    const fresh = rebased(base, edited, there, rulerFor);
    setSet(there);
    setDraft(fresh);
    setSettled(valuesOf(fresh));
  };
  /** Saves onto what is there now, which this draft knows of. */
  const send = async (there: MeasurementSet, sent: Draft) => {
    const patch = changes(there, sent);
    const fresh = Object.keys(patch).length === 0 ? there : await updateSet(api, there.id, patch);
    setSet(fresh);
    // Whatever was typed while the server was busy stays.
    const asSent = { ...fresh, ...sent, measies: valuesOf(sent) };
    setDraft((now) => rebased(asSent, now, fresh, rulerFor));
    setSettled(valuesOf(sent));
  };
  const save = async () => {
    setCaughtUp(false);
    try {
      const there = await getSet(api, set.id);
      const fields = clashes(set, draft, there);
      if (fields.length > 0) setClash({ there, fields });
      else await send(there, rebased(set, draft, there, rulerFor));
    } catch (error) {
      if (!isGone(error)) throw error;
      setGone(true);
    }
  };
  const settle = async (mine: boolean) => {
    if (clash === null) return;
    const decided = rebased(set, draft, clash.there, rulerFor, mine ? [] : clash.fields);
    setDraft(decided);
    await send(clash.there, decided);
    setClash(null);
  };
  const keepAsNew = async () => {
    const { name, notes, imperial, public: open } = draft;
    const fresh = await createSet(api, { name: name.trim() || set.name, notes, imperial, public: open, measies: valuesOf(draft) });
    setKeptAs(fresh.id);
  };
  // Only once the page knows that nothing is left to lose.
  useEffect(() => {
    if (keptAs !== null) goInstead(href("sets", keptAs));
  }, [keptAs]);

  // What is here once the server has answered, whatever was typed meanwhile.
  const here = useRef({ set, draft });
  here.current = { set, draft };

  // Whoever comes back to this window sees what another one has saved; where both changed the same, saving asks.
  const look = useRef(() => {});
  look.current = () => {
    if (document.visibilityState !== "visible" || clash !== null || gone) return;
    getSet(api, set.id).then(
      (there) => {
        // Not if something was typed or saved meanwhile; there will be another time.
        if (here.current.set !== set || here.current.draft !== draft || there.updatedAt === set.updatedAt) return;
        if (clashes(set, draft, there).length > 0) return;
        catchUp(there, set, draft);
        setCaughtUp(true);
      },
      (error: unknown) => isGone(error) && setGone(true),
    );
  };
  useEffect(() => {
    const changed = () => look.current();
    document.addEventListener("visibilitychange", changed);
    window.addEventListener("focus", changed);
    return () => {
      document.removeEventListener("visibilitychange", changed);
      window.removeEventListener("focus", changed);
    };
  }, []);

  /** The answer to a new picture may also tell what another window has saved. */
  const pictured = (there: MeasurementSet) => {
    const now = here.current;
    if (clashes(now.set, now.draft, there).length === 0) catchUp(there, now.set, now.draft);
    else setSet({ ...now.set, img: there.img });
  };

  // Another language may have another decimal sign.
  const spoken = useRef(language);
  useEffect(() => {
    if (spoken.current === language) return;
    spoken.current = language;
    setDraft((now) => measuredIn(now, now.imperial, rulerFor(now.imperial)));
  }, [language]);

  return {
    set, draft, settled, units, clash, gone, caughtUp,
    changed: keptAs === null && isChanged(set, draft),
    edit: (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part })),
    measureIn: (imperial: boolean) => setDraft((now) => measuredIn(now, imperial, rulerFor(imperial))),
    type: (name: Name, words: string) => setDraft((now) => typed(now, set, name, words, units)),
    leaveField: (name: Name) => {
      setDraft((now) => settledIn(now, name, units));
      setSettled(valuesOf(draft));
    },
    pictured, save, settle, keepAsNew,
    postpone: () => setClash(null),
    dismiss: () => setGone(false),
  };
}

const isGone = (error: unknown) => error instanceof ApiError && error.status === 404;
