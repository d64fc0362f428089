/*
 * A hand-in that loses nothing. What is written is kept on this device with every key, until the portal shows that it
 * has it; without a network the page stays as it is and says so. Without this script the forms are plain ones.
 */
for (const section of document.querySelectorAll('[data-hand-in]')) keep(section);

function keep(section) {
	const place = `malaqbi-hand-in:${section.dataset.handIn}`;
	const field = section.querySelector('textarea');
	const kept = read(place);
	if (kept && plain(kept) === plain(section.dataset.received)) write(place, '');
	else if (kept && field?.value === '') {
		field.value = kept;
		say('restored');
	}
	// What was typed before this script came is kept as well.
	else if (field?.value) write(place, field.value);
	field?.addEventListener('input', () => write(place, field.value));

	let reached = false;
	section.addEventListener('submit', async (event) => {
		if (reached) return;
		event.preventDefault();
		const { target: form, submitter } = event;
		if (form.getAttribute('aria-busy') === 'true') return;
		form.setAttribute('aria-busy', 'true');
		reached = await canReach();
		form.removeAttribute('aria-busy');
		if (reached) form.requestSubmit(submitter);
		else say('unsent');
	});
	addEventListener('pageshow', () => {
		reached = false;
	});

	function say(word) {
		const state = section.querySelector('[data-hand-in-state]');
		if (!state) return;
		state.dataset.handInState = word;
		if (word === 'unsent') state.scrollIntoView({ block: 'center' });
	}
}

/** A form that is sent without a network takes the page away; so the portal is called first. */
async function canReach() {
	try {
		await fetch('/favicon.svg', { cache: 'no-store', signal: AbortSignal.timeout(15_000) });
		return true;
	} catch {
		return false;
	}
}

function plain(text) {
	return (text ?? '').replaceAll('\r\n', '\n').trim();
}

function read(place) {
	try {
		return localStorage.getItem(place) ?? '';
	} catch {
		return '';
	}
}

function write(place, text) {
	try {
		if (text) localStorage.setItem(place, text);
		else localStorage.removeItem(place);
	} catch {
		// A full or forbidden storage: the form is sent all the same.
	}
}
