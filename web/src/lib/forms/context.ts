import { getContext, setContext } from 'svelte';

/** What a `<Form>` tells the fields and buttons inside it. */
export type FormState = {
	readonly pending: boolean;
	/** What was refused about a field; who asks shows it beside the control. */
	errorOf(name: string): string | undefined;
	readonly values: Record<string, string>;
};

const key = Symbol('form');

export const provideForm = (state: FormState) => setContext(key, state);
export const surroundingForm = () => getContext<FormState | undefined>(key);
