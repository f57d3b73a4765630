import type { Messages } from "../en/index.ts";

export const common: Messages["common"] = {
  title: "Ваш обліковий запис FreeSewing",
  skip: "Перейти до вмісту",
  loading: "Завантаження…",
  close: "Закрити",
  cancel: "Скасувати",
  save: "Зберегти",
  saved: "Збережено.",
  remove: "Видалити",
  back: "Назад",
  copy: "Копіювати",
  copied: "Скопійовано",
  copyWhat: (what) => `Копіювати: ${what}`,
  language: "Мова",
  menu: "Сторінки",
  notFound: "Такої сторінки немає.",
  signOut: "Вийти",
  pages: {
    keys: "Ключі API",
    sets: "Мірки",
    patterns: "Викрійки",
    bookmarks: "Закладки",
    account: "Обліковий запис",
    maintain: "Керування",
    docs: "API",
  },
};
