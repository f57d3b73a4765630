import type { Messages } from "../en/index.ts";

export const about: Messages["about"] = {
  mailFolder: (folder) =>
    `Hier gibt es keinen Mailserver. E-Mails liegen im Ordner ${folder}: Öffne dort die neueste Datei und folge ihrem Link.`,
  mailFolderBeside: (folder) =>
    `Hier gibt es keinen Mailserver. E-Mails liegen im Ordner ${folder}, in dem Verzeichnis, in dem der Server gestartet wurde: Öffne dort die neueste Datei und folge ihrem Link.`,
};
