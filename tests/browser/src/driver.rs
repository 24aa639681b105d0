//! The browser driver: one process, ended with its handle.

use crate::{Context, Engine, Failure, Outcome, fonts, programs};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

/// How long the driver may take to start.
const START: Duration = Duration::from_secs(20);
/// How long it may take to end its browsers and itself before it is killed.
const END: Duration = Duration::from_secs(5);

/// A running driver. Dropping this ends it, also while a panic unwinds.
pub struct Driver {
    engine: Engine,
    process: Child,
    port: u16,
    /// Where WebKit draws.
    _screen: Option<Screen>,
}

impl Driver {
    /// Starts one on a free port and waits until it listens.
    ///
    /// # Errors
    /// Why it did not start in time.
    pub fn start(engine: Engine) -> Outcome<Self> {
        let program = engine.driver()?;
        let mut command = Command::new(&program);
        if cfg!(target_os = "linux") {
            fonts::folder()?;
            command.env("FONTCONFIG_FILE", fonts::list());
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut screen = None;
        // WebKit's driver neither chooses a port nor says which one it has.
        let mut told = 0;
        match engine {
            Engine::Shell | Engine::Chromium => {
                command.arg("--port=0");
            }
            Engine::Firefox => {
                command.args(["--host", "127.0.0.1", "--port", "0"]);
            }
            Engine::WebKit => {
                let started = Screen::start()?;
                told = free_port()?;
                command
                    .arg(format!("--port={told}"))
                    .env("DISPLAY", &started.name)
                    // Root, as which tests often run in a container, gets no sandbox.
                    .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                screen = Some(started);
            }
        }
        let mut process = command.spawn().when(format!("starting {}", program.display()))?;
        let output = process.stdout.take();
        // From here on a failure ends the process.
        let mut driver = Self { engine, process, port: told, _screen: screen };
        let (send, receive) = mpsc::channel();
        let output = output.when("the output of the driver")?;
        // It reads to the end, so that the driver never waits for someone to read.
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some(port) = port_in(&line) {
                    let _ = send.send(port);
                }
            }
        });
        if engine == Engine::WebKit {
            driver.wait_for_port()?;
        } else {
            driver.port = receive
                .recv_timeout(START)
                .when(format!("waiting {} s for the driver to say its port", START.as_secs()))?;
        }
        Ok(driver)
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What it drives.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    fn wait_for_port(&self) -> Outcome {
        let until = Instant::now() + START;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        while TcpStream::connect_timeout(&address, END).is_err() {
            if Instant::now() > until {
                return Err(Failure::new(format!("the driver does not listen at {address}")));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Asks chromedriver to end itself and every browser that it still has. The others cannot be asked, and
    /// have no browser left once each has been closed.
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
        if self.engine.is_chromium() && self.port != 0 && self.ask_to_end().is_ok() {
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

/// `ChromeDriver was started successfully on port 41025.`, or `… Listening on 127.0.0.1:41025`.
fn port_in(line: &str) -> Option<u16> {
    let after = |words: &str| line.split_once(words).map(|(_, rest)| rest);
    let rest = after("started successfully on port ").or_else(|| after("Listening on 127.0.0.1:"))?;
    rest.trim_end_matches('.').parse().ok()
}

/// A port that nobody listened at a moment ago.
fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).when("looking for a free port")?;
    listener.local_addr().map(|address| address.port()).when("looking for a free port")
}

/// A screen that nobody sees.
struct Screen {
    process: Child,
    /// What programs call it, as `:99`.
    name: String,
}

impl Screen {
    fn start() -> Outcome<Self> {
        let program = programs::find(&["Xvfb"])?;
        let mut process = Command::new(&program)
            .args(["-displayfd", "1", "-screen", "0", "1300x1200x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .when(format!("starting {}", program.display()))?;
        let output = process.stdout.take();
        let mut screen = Self { process, name: String::new() };
        let mut number = String::new();
        BufReader::new(output.when("the output of Xvfb")?)
            .read_line(&mut number)
            .when("waiting for Xvfb to say its number")?;
        screen.name = format!(":{}", number.trim());
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
