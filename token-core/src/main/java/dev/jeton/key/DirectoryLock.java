package dev.jeton.key;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Held by one thread of one process at a time; the operating system takes it from a process that
 * dies, so it is never stale. Belongs to the thread that took it.
 */
final class DirectoryLock implements AutoCloseable {
  // A file lock keeps other processes out, not other threads, which the JDK answers with an
  // exception.
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final Path directory;
  private final FileChannel channel;
  private final FileLock lock;

  private DirectoryLock(Path directory, FileChannel channel, FileLock lock) {
    this.directory = directory;
    this.channel = channel;
    this.lock = lock;
  }

  static DirectoryLock of(Path directory) {
    THREADS.lock();
    try {
      return taken(directory);
    } catch (IOException | RuntimeException e) {
      THREADS.unlock();
      if (e instanceof KeyUnavailableException ours) throw ours;
      throw new KeyUnavailableException(
          directory + " can't be locked: check that this user may write there,"
              + " and that no other class loader changes keys at the same time",
          e);
    }
  }

  private static DirectoryLock taken(Path directory) throws IOException {
    FileChannel channel = FileChannel.open(
        directory.resolve(".lock"),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        PrivateFiles.mode(directory, "rw-------"));
    try {
      return new DirectoryLock(directory, channel, channel.lock());
    } catch (IOException | OverlappingFileLockException e) {
      channel.close();
      throw e;
    }
  }

  boolean stillHeld() {
    return lock.isValid();
  }

  @Override
  public void close() {
    try {
      // Closing gives the lock back.
      channel.close();
    } catch (IOException e) {
      throw new KeyUnavailableException(directory + " can't be unlocked: check the disk", e);
    } finally {
      THREADS.unlock();
    }
  }
}
