//! The browser driver: one process, ended with its handle.

use crate::{Context, Outcome, programs};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpStream},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

/// How long the driver may take to start.
const START: Duration = Duration::from_secs(20);
/// How long it may take to end its browsers and itself before it is killed.
const END: Duration = Duration::from_secs(5);

/// A running chromedriver. Dropping this ends it, also while a panic unwinds.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts one on a free port of its own choice and waits until it listens.
    ///
    /// # Errors
    /// Why it did not start in time.
    pub fn start() -> Outcome<Self> {
        let program = programs::find(&["chromedriver"])?;
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .when(format!("starting {}", program.display()))?;
        let output = process.stdout.take();
        // From here on a failure ends the process.
        let mut driver = Self { process, port: 0 };
        let (send, receive) = mpsc::channel();
        let output = output.when("the output of chromedriver")?;
        // It reads to the end, so that the driver never waits for someone to read.
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some(port) = port_in(&line) {
                    let _ = send.send(port);
                }
            }
        });
        driver.port = receive
            .recv_timeout(START)
            .when(format!("waiting {} s for chromedriver to say its port", START.as_secs()))?;
        Ok(driver)
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks it to end itself and every browser that it still has.
    fn ask_to_end(&self) -> std::io::Result<()> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let mut stream = TcpStream::connect_timeout(&address, END)?;
        stream.set_read_timeout(Some(END))?;
        stream.set_write_timeout(Some(END))?;
        let host = format!("127.0.0.1:{}", self.port);
        write!(stream, "GET /shutdown HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
        stream.read(&mut [0; 64]).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let until = Instant::now() + END;
        if self.port != 0 && self.ask_to_end().is_ok() {
            while Instant::now() < until {
                if matches!(self.process.try_wait(), Ok(Some(_))) {
                    return;
                }
                thread::sleep(Duration::from_millis(10));
            }
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// `ChromeDriver was started successfully on port 41025.`
fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("started successfully on port ")?;
    rest.trim_end_matches('.').parse().ok()
}
