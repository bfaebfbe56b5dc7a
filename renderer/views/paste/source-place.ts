/** The source text beside the recognised lines, where words for them are chosen. */
export interface SourcePlace {
  readonly focus: () => void;
  /** Whether something that may get the keyboard is part of it. */
  readonly holds: (target: EventTarget | null) => boolean;
}
