export const about = {
  mailFolder: (folder: string) =>
    `There is no mail server here. Mails lie in the folder ${folder}: open the newest file there, and follow its link.`,
  mailFolderBeside: (folder: string) =>
    `There is no mail server here. Mails lie in the folder ${folder}, in the directory that the server was started in: open the newest file there, and follow its link.`,
};
