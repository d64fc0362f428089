/*
 * Lets the owner of this phone say where it is, for a room that asks. The portal compares it with the room and keeps
 * nothing of it. Without this script, or without a place, the trainer confirms the scan.
 */
const form = document.querySelector('form[data-place]');
const said = form.querySelector('[role="status"]');

function tell() {
	said.textContent = form.dataset.asking;
	navigator.geolocation.getCurrentPosition(
		({ coords }) => {
			for (const name of ['latitude', 'longitude', 'accuracy'])
				form.elements[name].value = coords[name];
			form.submit();
		},
		() => {
			said.textContent = form.dataset.failed;
		},
		{ enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 }
	);
}

if (navigator.geolocation) {
	form.hidden = false;
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		tell();
	});
	// Who said yes before is not asked for a tap again; told once, it is told again only by hand.
	if (!('told' in form.dataset))
		navigator.permissions
			?.query({ name: 'geolocation' })
			.then(({ state }) => state === 'granted' && tell())
			.catch(() => undefined);
}
