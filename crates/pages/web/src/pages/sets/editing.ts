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

  const catchUp = (there: MeasurementSet) => {
    const fresh = rebased(set, draft, there, rulerFor);
    setCaughtUp(there.updatedAt !== set.updatedAt);
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

  // Whoever comes back to this window sees what another one has saved; where both changed the same, saving asks.
  const look = useRef(() => {});
  look.current = () => {
    if (document.visibilityState !== "visible" || clash !== null || gone) return;
    getSet(api, set.id).then(
      (there) => {
        if (there.updatedAt !== set.updatedAt && clashes(set, draft, there).length === 0) latest.current(there, set, draft);
      },
      (error: unknown) => isGone(error) && setGone(true),
    );
  };
  // Not if something was typed or saved while the server was asked.
  const latest = useRef((_there: MeasurementSet, _set: MeasurementSet, _draft: Draft) => {});
  latest.current = (there, asked, with_) => {
    if (asked === set && with_ === draft) catchUp(there);
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
    /** Shows what the server made of something that is not part of the draft, such as a picture. */
    changedElsewhere: setSet,
    save, settle, keepAsNew,
    postpone: () => setClash(null),
    dismiss: () => setGone(false),
  };
}

const isGone = (error: unknown) => error instanceof ApiError && error.status === 404;
