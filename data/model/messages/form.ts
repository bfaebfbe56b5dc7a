export const de = {};

export const en: typeof de = {};
