/** Where a person's account stands. */
export const accountStates = ['none', 'invited', 'active', 'disabled', 'stopped'] as const;
export type AccountState = (typeof accountStates)[number];
