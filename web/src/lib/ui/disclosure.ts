import type { Attachment } from 'svelte/attachments';

/** A `<details>` used as a menu closes on Escape, on a tap outside, and when one of its links is taken. */
export const closesOnLeave: Attachment<HTMLDetailsElement> = (details) => {
	const close = () => (details.open = false);

	const onkeydown = (event: KeyboardEvent) => {
		if (event.key !== 'Escape' || !details.open) return;
		close();
		details.querySelector('summary')?.focus();
	};
	const onclick = (event: MouseEvent) => {
		if (!details.open || !(event.target instanceof Element)) return;
		if (!details.contains(event.target) || event.target.closest('a')) close();
	};

	document.addEventListener('keydown', onkeydown);
	document.addEventListener('click', onclick);
	return () => {
		document.removeEventListener('keydown', onkeydown);
		document.removeEventListener('click', onclick);
	};
};
