package io.milepost.server.batch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;

/**
 * The system's calls, bound once. Each returns what the system returns, or the error's number,
 * negated. Addresses are numbers: who calls keeps the memory alive.
 *
 * <p>An instance belongs to one thread, since it has the memory where errors are left.
 */
final class NativeCalls {
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO_OFFSET =
      STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private static final MethodHandle SOCKET = bind("socket", INT, INT, INT);
  private static final MethodHandle SETSOCKOPT = bind("setsockopt", INT, INT, INT, LONG, INT);
  private static final MethodHandle BIND = bind("bind", INT, LONG, INT);
  private static final MethodHandle GETSOCKNAME = bind("getsockname", INT, LONG, LONG);
  private static final MethodHandle SHUTDOWN = bind("shutdown", INT, INT);
  private static final MethodHandle CLOSE = bind("close", INT);
  private static final MethodHandle RECVMMSG = bind("recvmmsg", INT, LONG, INT, INT, LONG);
  private static final MethodHandle SENDMMSG = bind("sendmmsg", INT, LONG, INT, INT);

  private final MemorySegment state;

  /**
   * @param arena lives as long as this is used
   */
  NativeCalls(Arena arena) {
    this.state = arena.allocate(STATE);
  }

  /**
   * A function of the C library that returns an int.
   *
   * @throws NoSuchElementException if it is not there
   */
  @SuppressWarnings("restricted") // the signatures are those of the manual pages named in Layouts
  private static MethodHandle bind(String function, MemoryLayout... parameters) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(function),
        FunctionDescriptor.of(INT, parameters),
        Linker.Option.captureCallState("errno"));
  }

  int socket(int family, int type) {
    try {
      return result((int) SOCKET.invokeExact(state, family, type, 0));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int setOption(int socket, int level, int option, long value, int length) {
    try {
      return result((int) SETSOCKOPT.invokeExact(state, socket, level, option, value, length));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int bind(int socket, long name, int length) {
    try {
      return result((int) BIND.invokeExact(state, socket, name, length));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int localName(int socket, long name, long length) {
    try {
      return result((int) GETSOCKNAME.invokeExact(state, socket, name, length));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int shutdown(int socket, int how) {
    try {
      return result((int) SHUTDOWN.invokeExact(state, socket, how));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int close(int socket) {
    try {
      return result((int) CLOSE.invokeExact(state, socket));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int receive(int socket, long headers, int count, int flags) {
    try {
      return result((int) RECVMMSG.invokeExact(state, socket, headers, count, flags, 0L));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int send(int socket, long headers, int count, int flags) {
    try {
      return result((int) SENDMMSG.invokeExact(state, socket, headers, count, flags));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private int result(int returned) {
    return returned >= 0 ? returned : -state.get(INT, ERRNO_OFFSET);
  }

  /** The calls throw nothing: the signatures would have to be wrong. */
  private static RuntimeException unexpected(Throwable e) {
    return new IllegalStateException(e);
  }
}
