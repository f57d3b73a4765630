// A table of records. Where there is no room for its columns, each record becomes a block of its own, with the names of the
// columns beside its values: a phone then shows all of it, without scrolling sideways.

import type { ComponentChildren } from "preact";

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ComponentChildren;
  readonly number?: boolean;
  /** Is not broken into lines. */
  readonly whole?: boolean;
}

interface Props<Row> {
  label: string;
  /** The first one says what the record is. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row, at: number) => string | number;
  /** What is in it needs no names of columns. */
  plain?: boolean;
  /** A last line, by its cells. */
  total?: readonly ComponentChildren[];
}

/** Without their roles, parts of a table that are laid out otherwise would be no table for those who listen to it. */
export function Listing<Row>({ label, columns, rows, keyOf, plain, total }: Props<Row>) {
  return (
    <table class={plain ? "listing plain" : "listing"} role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.title} role="columnheader" scope="col" class={column.number ? "number" : undefined}>{column.title}</th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, at) => (
          <Record key={keyOf(row, at)} columns={columns} cells={columns.map(({ cell }) => cell(row))} />
        ))}
      </tbody>
      {total !== undefined && (
        <tfoot role="rowgroup"><Record columns={columns} cells={total} /></tfoot>
      )}
    </table>
  );
}

interface RecordProps {
  columns: readonly Pick<Column<never>, "title" | "number" | "whole">[];
  cells: readonly ComponentChildren[];
}

function Record({ columns, cells }: RecordProps) {
  return (
    <tr role="row">
      {columns.map(({ title, number, whole }, at) => {
        const look = [number && "number", whole && "whole"].filter(Boolean).join(" ") || undefined;
        const cell = cells[at] ?? null;
        if (at === 0) return <th key={title} role="rowheader" scope="row" class={look}>{cell}</th>;
        return (
          <td key={title} role="cell" class={look}>
            {cell !== null && cell !== false && (
              <>
                {/* The heading of the column is heard already. */}
                <span class="column-name" aria-hidden="true">{title}</span>
                <div>{cell}</div>
              </>
            )}
          </td>
        );
      })}
    </tr>
  );
}
