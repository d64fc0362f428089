/*
 * A quiz that loses nothing. Every choice is kept on this device at once and sent to the server soon
 * after; what the server has not confirmed stays here, over reloads and lost networks, and is sent again.
 * Without this script the quiz is a plain form with a button to save.
 */
const form = document.querySelector('form[data-quiz]');
if (form) keep(form);

function keep(quiz) {
	const state = quiz.querySelector('[data-quiz-state]');
	const place = `malaqbi-quiz:${quiz.dataset.quiz}`;
	const waiting = new Map(read(place));
	let timer = 0;
	let sending = null;
	let ready = false;

	for (const [name, chosen] of waiting) tick(quiz, name, chosen);
	if (waiting.size > 0) schedule(0);

	quiz.addEventListener('change', ({ target }) => {
		if (!target.name?.startsWith('q.')) return;
		waiting.set(target.name, chosenIn(quiz, target.name));
		write(place, waiting);
		say('unsaved');
		schedule(800);
	});
	addEventListener('online', () => waiting.size > 0 && schedule(0));

	// Nothing is submitted before the server holds every answer: a lost network shows here, not as a lost page.
	quiz.addEventListener('submit', async (event) => {
		if (ready) return;
		event.preventDefault();
		const { submitter } = event;
		const saved = await send(true);
		if (!saved) return say('unsent');
		if (submitter?.hasAttribute('data-quiz-save')) return say('now');
		ready = true;
		quiz.requestSubmit(submitter);
	});
	addEventListener('pageshow', () => {
		ready = false;
	});

	function schedule(after) {
		clearTimeout(timer);
		timer = setTimeout(() => send(false), after);
	}

	/** One request at a time; true when the server has everything. */
	async function send(always) {
		clearTimeout(timer);
		while (sending) await sending;
		if (waiting.size === 0 && !always) return true;
		sending = put(new Map(waiting));
		const outcome = await sending;
		sending = null;
		if (outcome === 'over') location.reload();
		if (outcome === 'saved' && waiting.size > 0) return send(false);
		if (outcome !== 'saved') {
			say('kept');
			schedule(8000);
		}
		return outcome === 'saved';
	}

	async function put(batch) {
		say('saving');
		const answers = Object.fromEntries([...batch].map(([name, chosen]) => [name.slice(2), chosen]));
		try {
			const response = await fetch(quiz.dataset.saveTo, {
				method: 'PUT',
				headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
				body: JSON.stringify({ answers }),
				signal: AbortSignal.timeout(15_000)
			});
			if (response.status === 409 || response.status === 404 || response.status === 422) {
				localStorage.removeItem(place);
				return 'over';
			}
			if (!response.ok) return 'failed';
		} catch {
			return 'failed';
		}
		for (const [name, chosen] of batch) if (waiting.get(name) === chosen) waiting.delete(name);
		write(place, waiting);
		say(waiting.size > 0 ? 'unsaved' : 'now');
		return 'saved';
	}

	function say(word) {
		if (state) state.dataset.quizState = word;
	}
}

const fieldsOf = (quiz, name) => [...quiz.elements].filter((field) => field.name === name);

const chosenIn = (quiz, name) =>
	fieldsOf(quiz, name)
		.filter((field) => field.checked)
		.map((field) => field.value);

function tick(quiz, name, chosen) {
	for (const field of fieldsOf(quiz, name)) field.checked = chosen.includes(field.value);
}

function read(place) {
	try {
		return JSON.parse(localStorage.getItem(place) ?? '[]');
	} catch {
		return [];
	}
}

function write(place, waiting) {
	try {
		if (waiting.size > 0) localStorage.setItem(place, JSON.stringify([...waiting]));
		else localStorage.removeItem(place);
	} catch {
		// A full or forbidden storage: the server still gets every answer.
	}
}
