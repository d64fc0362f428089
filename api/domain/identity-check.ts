/** How an officer made sure of who was asking. */
export const identityChecks = ['card', 'known', 'video', 'letter'] as const;
