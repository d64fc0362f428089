/**
 * Saves while somebody writes, and says honestly how it stands. What the server has not confirmed is kept on
 * this device, over a closed page and a lost network, and offered when the page opens again.
 */
import { tick } from 'svelte';
import { invalidateAll } from '$app/navigation';
import type { Conflict } from './conflict.server.ts';
import { openSending } from './sending.ts';

export type SaveState =
	| 'saved'
	| 'unsaved'
	| 'saving'
	/** No network: kept here, sent again by itself. */
	| 'kept'
	/** A field must be mended before the server takes it. */
	| 'refused'
	| 'conflict';

type Kept = { fields: [string, string][]; at: string };
type Given = {
	/** The part, unique on this device. */
	place: string;
	/** Where a save goes. */
	url: string;
	revision: number;
	/** The last save that is known; null: nothing was saved yet. */
	savedAt: string | null;
	/** What the form says now, as the API takes it. */
	read: (form: FormData) => object;
};

const pause = 2500;
const tryAgainAfter = 10_000;

export class Autosave {
	state = $state<SaveState>('saved');
	savedAt = $state<string | null>(null);
	revision = $state(0);
	conflict = $state.raw<Conflict | null>(null);
	/** What was written on this device and never confirmed. */
	offered = $state.raw<Kept | null>(null);

	readonly #given: Given;
	#form: HTMLFormElement | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#sending: Promise<void> | null = null;
	#again = false;
	readonly #unanswered = openSending();

	constructor(given: Given) {
		this.#given = given;
		this.revision = given.revision;
		this.savedAt = given.savedAt;
	}

	/** An attachment for the form. */
	watch = (form: HTMLFormElement) => {
		this.#form = form;
		this.offered = this.#kept();
		const online = () => this.state === 'kept' && this.#schedule(0);
		form.addEventListener('input', this.changed);
		form.addEventListener('submit', this.#afterSending, { capture: true });
		addEventListener('online', online);
		return () => {
			clearTimeout(this.#timer);
			form.removeEventListener('input', this.changed);
			form.removeEventListener('submit', this.#afterSending, { capture: true });
			removeEventListener('online', online);
			if (this.state === 'unsaved') void this.#send().then(invalidateAll);
		};
	};

	/** The form's own button waits for a save under way: both would begin from the same revision. */
	#afterSending = (event: SubmitEvent) => {
		clearTimeout(this.#timer);
		const { submitter } = event;
		if (!this.#sending) return;
		event.preventDefault();
		event.stopImmediatePropagation();
		void this.#sending.then(tick).then(() => {
			clearTimeout(this.#timer);
			this.#form?.requestSubmit(submitter);
		});
	};

	changed = () => {
		this.#keep();
		this.offered = null;
		if (this.state === 'conflict') return;
		this.state = 'unsaved';
		this.#schedule(pause);
	};

	/** The form was saved by its own button: nothing waits on this device any more. */
	settled = (revision: number, savedAt: string) => {
		clearTimeout(this.#timer);
		this.#unanswered.answered();
		this.revision = revision;
		this.savedAt = savedAt;
		this.state = 'saved';
		this.conflict = null;
		this.#forget();
	};

	/** My text over theirs: from the revision that they saved. */
	insist = () => {
		if (this.conflict) this.revision = this.conflict.revision;
		this.conflict = null;
		void this.#send();
	};

	/** The copy of this device back into the fields. */
	useCopy = () => {
		for (const [name, value] of this.offered?.fields ?? []) this.#fill(name, value);
		this.offered = null;
		this.changed();
	};

	dropCopy = () => {
		this.offered = null;
		this.#forget();
	};

	#fill(name: string, value: string) {
		const field = this.#form?.elements.namedItem(name);
		if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = true;
		else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
			field.value = value;
			field.dispatchEvent(new Event('input', { bubbles: true }));
		} else if (field instanceof HTMLSelectElement) field.value = value;
	}

	#schedule(after: number) {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#send(), after);
	}

	/** One request at a time; what was typed meanwhile goes with the next. */
	async #send() {
		clearTimeout(this.#timer);
		if (this.#sending) {
			this.#again = true;
			return;
		}
		this.#sending = this.#put();
		await this.#sending;
		this.#sending = null;
		if (!this.#again) return;
		this.#again = false;
		this.#schedule(pause);
	}

	async #put() {
		if (!this.#form) return;
		const form = new FormData(this.#form);
		const { body, key, sent } = this.#unanswered.next(() => ({
			body: JSON.stringify({ ...this.#given.read(form), base: this.revision }),
			sent: this.#fieldsOf(form)
		}));
		this.state = 'saving';
		try {
			const answer = await fetch(this.#given.url, {
				method: 'PUT',
				headers: { 'content-type': 'application/json', 'idempotency-key': key },
				body,
				signal: AbortSignal.timeout(20_000)
			});
			this.#settle(answer.status, await answer.json(), sent);
		} catch {
			this.state = 'kept';
			this.#schedule(tryAgainAfter);
		}
	}

	#settle(status: number, body: unknown, sent: string) {
		const told = asAnswer(body);
		if (status < 500 && status !== 429) this.#unanswered.answered();
		if (status === 200) {
			this.revision = told.revision;
			this.savedAt = told.savedAt;
			const now = this.#form ? this.#fieldsOf(new FormData(this.#form)) : sent;
			this.state = now === sent ? 'saved' : 'unsaved';
			if (this.state === 'saved') this.#forget();
			else this.#schedule(pause);
		} else if (status === 409 && told.code === 'draft-changed') {
			const { revision, theirs } = told.params;
			this.conflict = {
				revision,
				theirs: { title: theirs.title ?? '', markdown: theirs.markdown ?? '' }
			};
			this.state = 'conflict';
		} else if (status >= 500 || status === 429) {
			this.state = 'kept';
			this.#schedule(tryAgainAfter);
		} else this.state = 'refused';
	}

	#fieldsOf = (form: FormData) =>
		JSON.stringify(
			[...form].filter(
				([name, value]) => !name.startsWith('_') && name !== 'base' && !(value instanceof File)
			)
		);

	#keep() {
		if (!this.#form) return;
		// eslint-disable-next-line svelte/prefer-svelte-reactivity -- a moment that is written down, not watched
		const at = new Date().toISOString();
		const fields = this.#fieldsOf(new FormData(this.#form));
		try {
			localStorage.setItem(this.#place, `{"at":"${at}","fields":${fields}}`);
		} catch {
			// A full or forbidden storage: the server still gets every save.
		}
	}

	#kept(): Kept | null {
		try {
			const kept = localStorage.getItem(this.#place);
			if (!kept || !this.#form) return null;
			const copy = asKept(JSON.parse(kept));
			const now = this.#fieldsOf(new FormData(this.#form));
			if (JSON.stringify(copy.fields) !== now) return copy;
			this.#forget();
			return null;
		} catch {
			return null;
		}
	}

	#forget() {
		try {
			localStorage.removeItem(this.#place);
		} catch {
			// As above.
		}
	}

	get #place() {
		return `malaqbi-draft:${this.#given.place}`;
	}
}

type Told = {
	revision: number;
	savedAt: string;
	code: string;
	params: { revision: number; theirs: { title?: string; markdown?: string } };
};
/** The API's own answers, and the copy this file wrote. */
const asAnswer = (body: unknown) => body as Told;
const asKept = (copy: unknown) => copy as Kept;
