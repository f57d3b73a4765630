import type { Messages } from "../en/index.ts";

export const acting: Messages["acting"] = {
  as: (name) => `Has entrado como ${name}. Todo lo que haces aquí se hace en su nombre.`,
  asRefused: "Has entrado como otra persona, cuya cuenta no puede continuar.",
  end: "Volver a mi cuenta",
  refused: {
    consentLacking: "Esta cuenta no ha dado su consentimiento: solo su dueño puede darlo.",
    accountDisabled: "Su dueño desactivó esta cuenta. Puedes volver a activarla en su página.",
    accountBlocked: "Esta cuenta está bloqueada. Puedes volver a activarla en su página.",
    accountInactive: "Esta cuenta aún no está confirmada.",
  },
};
