/** Where the phone is, told only after its owner asks for it: without it, or without scripts, the trainer confirms. */
export function runPlace(root: HTMLElement) {
	const words = root.querySelector<HTMLElement>('[role="status"]');
	const say = (phase: 'asking' | 'told' | 'failed') => {
		if (words) words.textContent = words.dataset[phase] ?? '';
	};

	function tell() {
		say('asking');
		navigator.geolocation.getCurrentPosition(
			({ coords }) => {
				for (const field of root.querySelectorAll('input')) {
					field.value = String(Reflect.get(coords, field.name));
					field.disabled = false;
				}
				say('told');
				if (root.hasAttribute('data-sends')) root.closest('form')?.requestSubmit();
			},
			() => say('failed'),
			{ enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 }
		);
	}

	const button = root.querySelector('[data-tell]');
	button?.addEventListener('click', tell);
	for (const part of root.querySelectorAll<HTMLElement>('[data-scripted]')) part.hidden = false;
}
