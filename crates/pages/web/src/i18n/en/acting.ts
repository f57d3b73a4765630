export const acting = {
  as: (name: string) => `You are signed in as ${name}. Everything you do here is done in their name.`,
  asRefused: "You are signed in as somebody else, whose account may not go on.",
  end: "Back to my own account",
  refused: {
    consentLacking: "This account has given no consent: only its owner can.",
    accountDisabled: "Its owner disabled this account. You can make it active again on its page.",
    accountBlocked: "This account is blocked. You can make it active again on its page.",
    accountInactive: "This account is not confirmed yet.",
  },
};
