// Consent, in plain words: 1 for the account and what is kept in it, 2 for open data as well.

import { useFirstText } from "../i18n/index.tsx";
import { Switch } from "../ui/forms.tsx";

export interface Consent {
  readonly account: boolean;
  readonly open: boolean;
}

/** Nothing is ticked for anybody. */
export const nothing: Consent = { account: false, open: false };

/** The number by which the API knows it. */
export function level({ account, open }: Consent): 0 | 1 | 2 {
  if (!account) return 0;
  return open ? 2 : 1;
}

export function ConsentFields({ value, onValue }: { value: Consent; onValue: (value: Consent) => void }) {
  const text = useFirstText().comeIn;
  return (
    <fieldset class="card">
      <legend>{text.consent}</legend>
      <p>{text.consentWhy}</p>
      <Switch label={text.consentAccount} checked={value.account} onChecked={(account) => onValue({ ...value, account })} />
      <Switch label={text.consentOpen} checked={value.open} onChecked={(open) => onValue({ ...value, open })} />
      {!value.account && <p class="hint">{text.consentNeeded}</p>}
    </fieldset>
  );
}
