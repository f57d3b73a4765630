import type { Messages } from "../en/index.ts";

export const common: Messages["common"] = {
  title: "Tu cuenta de FreeSewing",
  skip: "Ir al contenido",
  loading: "Cargando…",
  close: "Cerrar",
  cancel: "Cancelar",
  save: "Guardar",
  saved: "Guardado.",
  remove: "Eliminar",
  back: "Volver",
  copy: "Copiar",
  copied: "Copiado",
  copyWhat: (what) => `Copiar: ${what}`,
  language: "Idioma",
  menu: "Páginas",
  notFound: "Esta página no existe.",
  signOut: "Cerrar sesión",
  pages: {
    keys: "Claves de API",
    sets: "Medidas",
    patterns: "Patrones",
    bookmarks: "Marcadores",
    account: "Cuenta",
    maintain: "Gestión",
    docs: "La API",
  },
};
