// Forms: fields with their labels, hints and problems tied to them, and a button that waits.

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useProblem } from "./problem.tsx";
import { Notice } from "./notice.tsx";

/** What a browser may fill in by itself. */
type AutoFill = "username" | "email" | "current-password" | "new-password" | "one-time-code" | "off";

interface FieldProps {
  label: string;
  type?: "text" | "email" | "password" | "search" | "url" | "number";
  autocomplete?: AutoFill;
  inputMode?: "text" | "numeric" | "decimal";
  pattern?: string;
  maxLength?: number;
  required?: boolean;
  /** For a field that turns up on a page that is already there. */
  autofocus?: boolean;
  value: string;
  onValue: (value: string) => void;
  hint?: ComponentChildren;
  problem?: string | null;
}

export function Field({ label, value, onValue, hint, problem, type = "text", autofocus, ...input }: FieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  // Browsers only heed the attribute of that name while the page is loaded.
  useEffect(() => {
    if (autofocus) field.current?.focus();
  }, []);
  const about = [hint ? `${id}-hint` : null, problem ? `${id}-problem` : null].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        {...input}
        // Preact tells kinds of input apart by their attributes; these all take the same.
        type={type as "text"}
        ref={field}
        id={id}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
        aria-describedby={about || undefined}
        aria-invalid={problem ? true : undefined}
      />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly (readonly [value: T, label: string])[];
  onValue: (value: T) => void;
  hint?: ComponentChildren;
}

export function Choice<T extends string>({ label, value, options, onValue, hint }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value as T)}
        aria-describedby={hint ? `${id}-hint` : undefined}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface SwitchProps {
  label: ComponentChildren;
  checked: boolean;
  onChecked: (checked: boolean) => void;
}

export function Switch({ label, checked, onChecked }: SwitchProps) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        onChange={(event) => onChecked(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

interface FormProps {
  /** What the button says. */
  action: string;
  /** What happens; what it throws is told above the button. */
  onSubmit: () => Promise<void>;
  children: ComponentChildren;
  /** Beside the button. */
  more?: ComponentChildren;
  disabled?: boolean;
  /** One of several things that can be done here, none of them more than the others. */
  plain?: boolean;
}

export function Form({ action, onSubmit, children, more, disabled, plain }: FormProps) {
  const [busy, setBusy] = useState(false);
  const [problem, tell] = useProblem();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    tell(null);
    try {
      await onSubmit();
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={submit} noValidate={false}>
      {children}
      <div class="foot">
        {problem && <Notice kind="bad">{problem}</Notice>}
        <div class="actions">
          <button type="submit" class={plain ? undefined : "primary"} disabled={disabled} aria-busy={busy}>
            {action}
          </button>
          {more}
        </div>
      </div>
    </form>
  );
}
