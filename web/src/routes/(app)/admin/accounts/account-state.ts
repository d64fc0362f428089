import { accountStates, type AccountState } from '#api/domain/account-state.ts';
import { m } from '#lib/paraglide/messages.js';

const words: Record<AccountState, () => string> = {
	none: m.accounts_state_none,
	invited: m.accounts_state_invited,
	active: m.accounts_state_active,
	disabled: m.accounts_state_disabled,
	stopped: m.accounts_state_stopped
};
const tones = {
	none: 'plain',
	invited: 'warn',
	active: 'ok',
	disabled: 'bad',
	stopped: 'bad'
} as const;

export const stateName = (state: AccountState) => words[state]();
export const stateTone = (state: AccountState) => tones[state];
export const stateOptions = () => accountStates.map((value) => ({ value, label: words[value]() }));
