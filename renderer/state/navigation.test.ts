import { expect, test } from 'vitest';
import { NavigationState } from './navigation.svelte.ts';

test('a page without unsaved text is left at once', () => {
  const navigation = new NavigationState();
  navigation.guard(() => false);
  expect(navigation.go({ name: 'settings' })).toBe(true);
  expect(navigation.screen.name).toBe('settings');
});

test('a page with unsaved text is left only after the person agreed, and then to where they wanted', () => {
  const navigation = new NavigationState();
  navigation.go({ name: 'add' });
  navigation.guard(() => true);
  expect(navigation.go({ name: 'settings' })).toBe(false);
  expect(navigation.screen.name).toBe('add');
  navigation.stay();
  expect(navigation.asked).toBeNull();
  expect(navigation.hasUnsaved).toBe(true);
  navigation.go({ name: 'settings' });
  navigation.discard();
  expect(navigation.screen.name).toBe('settings');
  expect(navigation.hasUnsaved).toBe(false);
});

test('a page that is gone has no say any more', () => {
  const navigation = new NavigationState();
  const withdraw = navigation.guard(() => true);
  withdraw();
  expect(navigation.go({ name: 'settings' })).toBe(true);
});
