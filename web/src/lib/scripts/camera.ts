/**
 * Reads the code of the screen in the portal itself: no other browser opens and nobody signs in again. Where the
 * browser cannot read QR codes, or could not fetch the reader, it says so; the phone's own camera and the PIN always
 * work.
 */
import { readScanAddress, scanPath } from '#api/domain/attendance-code.ts';
import { openDetector, type Detector, type NoDetector } from '#lib/qr/detector.ts';
import { keepReader } from './keep-reader.ts';

type Phase = 'closed' | 'open' | 'denied' | 'missing' | NoDetector;

const pause = 200;

export function runCamera(root: HTMLElement) {
	const video = root.querySelector('video');
	const words = root.querySelector<HTMLElement>('[role="status"]');
	let stream: MediaStream | null = null;

	function show(phase: Phase) {
		for (const part of root.querySelectorAll<HTMLElement>('[data-phase]'))
			part.hidden = !(part.dataset['phase'] ?? '').split(' ').includes(phase);
	}

	async function open() {
		const detector = await openDetector();
		if (typeof detector === 'string') {
			show(detector);
			return;
		}
		stream = await navigator.mediaDevices
			.getUserMedia({ video: { facingMode: 'environment' } })
			.catch((error: unknown) => {
				show(isRefused(error) ? 'denied' : 'missing');
				return null;
			});
		if (!stream || !video) return;
		show('open');
		video.srcObject = stream;
		await video.play();
		await look(detector, video);
	}

	async function look(detector: Detector, source: HTMLVideoElement) {
		while (stream) {
			const found = source.readyState >= 2 ? await detector.detect(source).catch(() => []) : [];
			const read = found.map(({ rawValue }) => readScanAddress(rawValue)).find(Boolean);
			if (read) {
				close();
				location.assign(scanPath(read.sessionId, read.scan));
				return;
			}
			const said = found.length > 0 ? words?.dataset['other'] : words?.dataset['hint'];
			if (words && words.textContent !== said) words.textContent = said ?? '';
			await new Promise((wake) => setTimeout(wake, pause));
		}
	}

	function close() {
		stream?.getTracks().forEach((track) => track.stop());
		stream = null;
		show('closed');
	}

	root.querySelector('[data-open]')?.addEventListener('click', () => void open());
	root.querySelector('[data-close]')?.addEventListener('click', close);
	addEventListener('pagehide', close);
	root.hidden = false;
	keepReader();
}

const isRefused = (error: unknown) =>
	error instanceof DOMException && ['NotAllowedError', 'SecurityError'].includes(error.name);
