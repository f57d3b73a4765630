import type { Messages } from "../en/index.ts";

export const usage: Messages["usage"] = {
  title: "Використання",
  by: "Розподіл",
  bys: { hour: "Година", day: "День", route: "Маршрут", outcome: "Наслідок", key: "Ключ" },
  span: "За який час",
  total: "Усі",
  calls: "Виклики",
  outcomes: {
    ok: "Вдалося",
    clientError: "Хибний запит",
    denied: "Не дозволено",
    limited: "Забагато",
    serverError: "Помилка сервера",
  },
  none: "За цей час викликів не було.",
  utc: "Дні — за UTC.",
  chart: (calls) => `Діаграма, викликів: ${calls}. Клавіші зі стрілками ведуть від стовпчика до стовпчика.`,
  column: (when, calls) => `${when}: ${calls}`,
  pick: "Наведіть на стовпчик або перейдіть до нього клавішами зі стрілками, щоб побачити його числа.",
  table: "Таблицею",
  share: "Частка",
  csv: "Завантажити CSV",
  signedIn: "Після входу, без ключа",
  goneKey: "Ключ, якого вже немає",
};
