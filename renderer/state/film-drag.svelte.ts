import type { Attachment } from 'svelte/attachments';

/** A private type, so that nothing takes the films for text. */
const TYPE = 'application/x-filmothek-films';

/** Films that the mouse takes to somewhere: those that are selected, or the one beneath it. */
export class FilmDrag {
  isOn = $state(false);

  start({ dataTransfer }: DragEvent): void {
    this.isOn = true;
    if (dataTransfer === null) return;
    dataTransfer.effectAllowed = 'copyMove';
    dataTransfer.setData(TYPE, '');
  }

  end(): void {
    this.isOn = false;
  }

  /** Makes an element a place where films can be let go. While they are over it, it has the class `drop-here`. */
  target(drop: () => void): Attachment {
    return (node) => {
      const over = (event: Event) => {
        if (!this.isOn) return;
        event.preventDefault();
        node.classList.add('drop-here');
      };
      const leave = () => node.classList.remove('drop-here');
      const letGo = (event: Event) => {
        leave();
        if (!this.isOn) return;
        event.preventDefault();
        this.end();
        drop();
      };
      const heard = [
        ['dragenter', over],
        ['dragover', over],
        ['dragleave', leave],
        ['drop', letGo],
      ] as const;
      for (const [name, listener] of heard) node.addEventListener(name, listener);
      return () => {
        for (const [name, listener] of heard) node.removeEventListener(name, listener);
      };
    };
  }
}
