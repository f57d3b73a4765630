export const newsletter = {
  subscribe: {
    title: "Get the newsletter",
    lead: "FreeSewing’s newsletter comes a few times a year. You can end it at any time.",
    action: "Get it",
    done: "You get the newsletter from now on.",
  },
  unsubscribe: {
    title: "End the newsletter",
    lead: "We then remove your address from its list.",
    action: "End it",
    done: "You get no newsletter any more.",
  },
  linkBad: "This link is not complete, or nobody with it gets the newsletter.",
};
