import { afterAll, afterEach, beforeEach, describe, test, vi } from 'vitest';

const { fetched } = vi.hoisted(() => ({ fetched: vi.fn<() => Promise<() => null>>() }));
vi.mock('#lib/qr/read-qr.ts', () => ({ openQrReader: fetched }));

type Module = { openDetector(): Promise<unknown>; fetchDetector(): Promise<void> };
/** By what it does alone: tests know no types of a page. */
const { fetchDetector, openDetector } = await vi.importActual<Module>('#lib/qr/detector.ts');

class OwnReader {
	static getSupportedFormats = () => Promise.resolve(['qr_code']);
	detect = () => Promise.resolve([]);
}

beforeEach(() => {
	vi.stubGlobal('navigator', { mediaDevices: {} });
	vi.stubGlobal('document', { createElement: () => ({ getContext: () => null }) });
	fetched.mockReset().mockResolvedValue(() => null);
});
afterEach(() => {
	vi.unstubAllGlobals();
});
// Files share their modules.
afterAll(() => {
	vi.doUnmock('#lib/qr/read-qr.ts');
});

describe('the reader of a browser that has none of its own', () => {
	test('that could not be fetched is said to be that, not that the browser cannot', async ({
		expect
	}) => {
		fetched.mockRejectedValue(new TypeError('Failed to fetch'));
		expect(await openDetector()).toBe('unloaded');
	});

	test('is none where a page may not film', async ({ expect }) => {
		vi.stubGlobal('navigator', {});
		expect(await openDetector()).toBe('none');
		await fetchDetector();
		expect(fetched).not.toHaveBeenCalled();
	});

	test('is fetched ahead', async ({ expect }) => {
		await fetchDetector();
		expect(fetched).toHaveBeenCalledOnce();
	});
});

test('a browser that reads codes itself fetches nothing', async ({ expect }) => {
	vi.stubGlobal('BarcodeDetector', OwnReader);
	await fetchDetector();
	expect(await openDetector()).toBeInstanceOf(OwnReader);
	expect(fetched).not.toHaveBeenCalled();
});
