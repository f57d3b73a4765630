// The facts about each part of the server, in words.

import type { Files, Health, Report } from "../../api/health.ts";
import { ago, size, span } from "../../health/amounts.ts";
import type { Part } from "../../health/judge.ts";
import { useFormat, useLanguage, useText } from "../../i18n/index.tsx";

type Fact = readonly [name: string, value: string];
type Facts = Readonly<Record<Part, readonly Fact[]>>;

/** What there is nothing to say of is left out. Names of services are the same in every language. */
export function useFacts({ aliveIn, report }: Health): Facts {
  const { health: text } = useText();
  const { language } = useLanguage();
  const format = useFormat();
  const answered: Fact = [text.answeredIn, new Intl.NumberFormat(language, { style: "unit", unit: "millisecond" }).format(aliveIn)];
  if (report === null) return { server: [answered], database: [], mail: [], images: [], exports: [], backup: [] };
  const since = (moment: string) => Date.parse(report.now) - Date.parse(moment);
  const when = (moment: string | null) =>
    moment === null ? text.never : `${ago(since(moment), language)} (${format.moment(moment)})`;
  const bytes = (amount: number) => size(amount, language);
  const files = ({ keptIn, place, files, bytes: all }: Files): Fact[] => [
    [text.keptIn, keptIn === "cloudflare" ? "Cloudflare Images" : text.places[keptIn]],
    ...maybe(text.place, place),
    [text.files, files === null ? text.notCounted : format.number(files)],
    ...maybe(text.size, all === null ? null : bytes(all)),
  ];
  return {
    server: [
      [text.version, report.version],
      [text.runsFor, `${span(since(report.startedAt), language)} (${format.moment(report.startedAt)})`],
      answered,
    ],
    database: [
      [text.kind, text.kinds[report.database.kind]],
      [text.takesWrites, report.database.takesWrites ? text.yes : text.no],
      ...maybe(text.size, inBytes(report.database.bytes, bytes)),
      ...maybe(text.free, inBytes(report.database.freeBytes, bytes)),
      ...maybe(text.log, inBytes(report.database.walBytes, bytes)),
      ...maybe(text.schema, report.database.schema),
    ],
    mail: mails(report),
    images: files(report.images),
    exports: files(report.exports),
    backup: [[text.made, report.lastBackup === null ? text.notKnown : when(report.lastBackup)]],
  };

  function mails({ mail }: Report): Fact[] {
    const { oldestSince: oldest, lastFailure: failure } = mail;
    return [
      [text.way, mail.way === "ses" ? "Amazon SES" : text.ways[mail.way]],
      ...maybe(text.place, mail.folder),
      [text.waiting, format.number(mail.waiting)],
      ...maybe(text.oldest, oldest === null ? null : span(since(oldest), language)),
      [text.delivered, format.number(mail.delivered)],
      [text.givenUp, format.number(mail.givenUp)],
      [text.lastDelivered, when(mail.lastDelivered)],
      [text.lastFailure, when(failure?.at ?? null)],
      ...maybe(text.cause, failure?.cause ?? null),
    ];
  }
}

const maybe = (name: string, value: string | null): Fact[] => (value === null ? [] : [[name, value]]);

const inBytes = (amount: number | null, said: (amount: number) => string) => (amount === null ? null : said(amount));
