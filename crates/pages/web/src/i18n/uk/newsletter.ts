import type { Messages } from "../en/index.ts";

export const newsletter: Messages["newsletter"] = {
  subscribe: {
    title: "Отримувати розсилку",
    lead: "Розсилка FreeSewing надходить кілька разів на рік. Відмовитися від неї можна будь-коли.",
    action: "Підписатися",
    done: "Відтепер ви отримуєте розсилку.",
  },
  unsubscribe: {
    title: "Відмовитися від розсилки",
    lead: "Тоді ми вилучимо вашу адресу зі списку.",
    action: "Відмовитися",
    done: "Ви більше не отримуєте розсилки.",
  },
  linkBad: "Це посилання неповне або за ним немає підписки.",
};
