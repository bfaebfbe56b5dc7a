import { expect, test } from 'vitest';
import { MAX_IMAGE_BASE64_LENGTH, MAX_IMAGE_BYTES } from './images.ts';

test('the largest picture fits as base64 and one byte group more does not', () => {
  expect(Buffer.alloc(MAX_IMAGE_BYTES).toString('base64')).toHaveLength(MAX_IMAGE_BASE64_LENGTH);
  expect(Buffer.alloc(MAX_IMAGE_BYTES + 3).toString('base64').length).toBeGreaterThan(
    MAX_IMAGE_BASE64_LENGTH,
  );
});
