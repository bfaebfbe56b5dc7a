/** Whether the command key takes the place of the control key. */
export const IS_MAC = /mac|iphone|ipad/i.test(navigator.platform);
