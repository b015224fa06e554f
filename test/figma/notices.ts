/** The lines that a plugin shows at the bottom of Figma's window. */
import type { Shown } from './api/notify.ts'

interface Screen {
  onNotify?(shown: Shown): void
  onNotifyEnd?(shown: Shown): void
}

export class Notices {
  private readonly shown = new Set<Shown>()

  constructor(private readonly screen: Screen) {}

  /** Answers how to take it off again. */
  show(shown: Shown): { cancel(): void } {
    this.shown.add(shown)
    this.screen.onNotify?.(shown)
    return {
      cancel: () => {
        this.take(shown)
      },
    }
  }

  /** What `closePlugin` says; it has no button and goes by itself. */
  sayAfter(message: string): void {
    const timeout = 3000
    const shown: Shown = {
      message: message.slice(0, 100),
      error: false,
      timeout,
      button: null,
      dismiss: () => {
        this.take(shown)
      },
    }
    this.show(shown)
    setTimeout(() => {
      this.take(shown)
    }, timeout)
  }

  /** What has a button goes with the plugin. */
  end(): void {
    for (const shown of [...this.shown]) if (shown.button) this.take(shown)
  }

  private take(shown: Shown): void {
    if (this.shown.delete(shown)) this.screen.onNotifyEnd?.(shown)
  }
}
