import { getContext, setContext } from 'svelte';

/** What a `<Form>` tells the fields and buttons inside it. */
export type FormState = {
	readonly pending: boolean;
	readonly fields: Record<string, string>;
	readonly values: Record<string, string>;
};

const key = Symbol('form');

export const provideForm = (state: FormState) => setContext(key, state);
export const surroundingForm = () => getContext<FormState | undefined>(key);
