import type { MeasurementSet } from "../../api/sets.ts";
import { useText } from "../../i18n/index.tsx";
import { documentOf } from "../../sets/document.ts";
import { downloadSet, type Format, FORMATS, write } from "../../sets/files.ts";
import { Notice } from "../../ui/notice.tsx";
import { useProblem } from "../../ui/problem.tsx";

/** The set as a file: what the server has, not what is being typed. */
export function Export({ set }: { set: MeasurementSet }) {
  const { sets: text, measurements } = useText();
  const [problem, tell] = useProblem();
  const save = async (format: Format) => {
    tell(null);
    try {
      downloadSet(set.name, format, await write(format, documentOf(set), measurements.names));
    } catch (error) {
      tell(error);
    }
  };
  return (
    <section>
      <h2>{text.export}</h2>
      <p class="soft">{text.exportHint}</p>
      {problem && <Notice kind="bad">{problem}</Notice>}
      <div class="actions">
        {FORMATS.map((format) => (
          <button key={format} type="button" aria-label={text.exportAs(format.toUpperCase())} onClick={() => void save(format)}>
            {format.toUpperCase()}
          </button>
        ))}
      </div>
    </section>
  );
}
