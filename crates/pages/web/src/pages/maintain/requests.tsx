// Who asks for more calls.

import { useState } from "preact/hooks";
import {
  declineRequest, grantRequest, listQuotaRequests, type QuotaRequest, type QuotaState, REQUESTS_AT_ONCE,
} from "../../api/maintain.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { href } from "../../router.ts";
import { useSession } from "../../session.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Choice, Form } from "../../ui/forms.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { useReturnFocus } from "../../ui/return-focus.ts";
import { TextArea } from "../../ui/text-area.tsx";
import { useLimits } from "./limits.tsx";

type Listed = QuotaState | "all";
type Deciding = { readonly request: QuotaRequest; readonly grant: boolean };

export function QuotaRequests() {
  const { api } = useSession();
  const text = useText().maintain;
  const [state, setState] = useState<Listed>("pending");
  // Where the pages before this one ended.
  const [after, setAfter] = useState(0);
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const [requests, again] = useLoad(() => listQuotaRequests(api, state, after), [api, state, after]);
  const { heading, goBack } = useReturnFocus();
  const done = () => {
    setDeciding(null);
    goBack();
    again();
  };
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>{text.parts.requests}</h2>
      <p>{text.requestsLead}</p>
      <div class="choices">
        <Choice
          label={text.state}
          value={state}
          options={(["pending", "granted", "declined", "all"] as const).map((name) => [name, text.requestStates[name]] as const)}
          onValue={(value) => {
            setState(value);
            setAfter(0);
          }}
        />
      </div>
      <Show of={requests}>
        {(all) => (
          <>
            {all.length === 0 ? (
              <p class="empty">{text.requestsNone}</p>
            ) : (
              <ul class="cards">
                {all.map((request) => (
                  <Entry key={request.id} request={request} onDecide={(grant) => setDeciding({ request, grant })} />
                ))}
              </ul>
            )}
            {all.length === REQUESTS_AT_ONCE && (
              <div class="actions">
                <button type="button" onClick={() => setAfter(all.at(-1)?.id ?? 0)}>{text.more}</button>
              </div>
            )}
          </>
        )}
      </Show>
      {deciding?.grant === true && <Grant request={deciding.request} onDone={done} onClose={() => setDeciding(null)} />}
      {deciding?.grant === false && <Decline request={deciding.request} onDone={done} onClose={() => setDeciding(null)} />}
    </>
  );
}

function useAsker(): (request: QuotaRequest) => string {
  const text = useText().maintain;
  return ({ username, userId }) => username ?? text.gone(String(userId));
}

function Entry({ request, onDecide }: { request: QuotaRequest; onDecide: (grant: boolean) => void }) {
  const text = useText().maintain;
  const format = useFormat();
  const name = useAsker()(request);
  const count = (limit: number | null) => (limit === null ? text.usual : format.number(limit));
  const { decision } = request;
  return (
    <li class="card">
      <h3><a href={href("maintain", "users", request.userId)}>{name}</a></h3>
      <p class="tags">
        <span class={`tag ${{ pending: "", granted: "good", declined: "bad" }[request.state]}`}>{text.requestStates[request.state]}</span>
      </p>
      <p class="notes">{request.purpose}</p>
      <p class="soft">
        {text.wants(count(request.perMinute), count(request.perDay))}
        <br />
        {text.asked(format.date(request.createdAt))}
      </p>
      {decision !== undefined && (
        <>
          {request.state === "granted" && <p class="soft">{text.got(count(decision.perMinute), count(decision.perDay))}</p>}
          {decision.answer !== null && <p class="notes">{decision.answer}</p>}
        </>
      )}
      {request.state === "pending" && (
        <div class="ends">
          <button type="button" aria-label={text.grantWhat(name)} onClick={() => onDecide(true)}>{text.grant}</button>
          <button type="button" class="danger" aria-label={text.declineWhat(name)} onClick={() => onDecide(false)}>{text.decline}</button>
        </div>
      )}
    </li>
  );
}

interface DecisionProps {
  request: QuotaRequest;
  onDone: () => void;
  onClose: () => void;
}

function Grant({ request, onDone, onClose }: DecisionProps) {
  const { api } = useSession();
  const text = useText().maintain;
  const name = useAsker()(request);
  const { fields, limits } = useLimits(request, 1);
  const [answer, setAnswer] = useState("");
  const grant = async () => {
    if (limits === null) return;
    await grantRequest(api, request.id, limits, answer.trim());
    onDone();
  };
  return (
    <Dialog title={text.grantWhat(name)} onClose={onClose}>
      <Form action={text.grant} onSubmit={grant} disabled={limits === null}>
        {fields}
        <p class="soft">{text.grantHint}</p>
        <TextArea label={text.answer} hint={text.answerHint} value={answer} onValue={setAnswer} maxLength={2000} />
      </Form>
    </Dialog>
  );
}

function Decline({ request, onDone, onClose }: DecisionProps) {
  const { api } = useSession();
  const text = useText().maintain;
  const name = useAsker()(request);
  const [answer, setAnswer] = useState("");
  const decline = async () => {
    await declineRequest(api, request.id, answer.trim());
    onDone();
  };
  return (
    <Dialog title={text.declineWhat(name)} onClose={onClose}>
      <Form action={text.decline} onSubmit={decline} disabled={answer.trim() === ""}>
        <TextArea label={text.answer} value={answer} onValue={setAnswer} maxLength={2000} required />
      </Form>
    </Dialog>
  );
}
